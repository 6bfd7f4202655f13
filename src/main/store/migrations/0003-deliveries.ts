/** What an office hands out, and what it hears back. */
export const version = 3;

export const sql = `
-- A register goes out the same way every time: this checkpoint, from this record on.
CREATE TABLE package (
  register TEXT NOT NULL,
  edition TEXT NOT NULL,
  quarter TEXT NOT NULL,
  -- records under its checkpoint, and how many of them the receiver has seen before
  size INTEGER NOT NULL,
  from_size INTEGER NOT NULL,
  checkpoint TEXT NOT NULL,
  made_at TEXT NOT NULL,
  -- once it was written: the signed tag file, and the whole package before it is sealed
  note TEXT,
  sha512 TEXT,
  bytes INTEGER,
  -- the verify.html that went with it: made again, also by a later program, the package is the same bytes
  page TEXT,
  PRIMARY KEY (register, edition)
) WITHOUT ROWID;
-- What a receiver said of a package, signed by its key.
CREATE TABLE receipt (
  sha256 TEXT PRIMARY KEY,
  package TEXT NOT NULL,
  register TEXT NOT NULL,
  quarter TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'refused')),
  codes TEXT NOT NULL,
  receiver TEXT NOT NULL,
  vkey TEXT NOT NULL,
  time TEXT NOT NULL,
  size INTEGER NOT NULL,
  note TEXT NOT NULL,
  taken_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX receipt_register ON receipt (register, time);
`;
