/** What a collection keeps of the packages it received. */
export const version = 4;

export const sql = `
-- Every file that came in, whatever was said of it; the package itself lies sealed under evidence/.
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  -- SHA-512 of the package before it was sealed, hex: the same package is one delivery
  package TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  file TEXT NOT NULL,
  key BLOB NOT NULL CHECK (length(key) = 32),
  received_at TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'refused', 'waiting')),
  -- JSON lists: codes of what is wrong or remarkable, every check with its sentence
  codes TEXT NOT NULL,
  checks TEXT NOT NULL,
  -- null where the file could not be read that far
  office TEXT,
  register TEXT,
  prefix TEXT,
  quarter TEXT,
  version INTEGER,
  edition TEXT,
  -- abbreviation and TOOI code, as the package says
  ministry TEXT,
  ministry_code TEXT,
  log_key TEXT,
  origin TEXT,
  size INTEGER,
  from_size INTEGER,
  made_at TEXT,
  entries INTEGER,
  -- a newer version of the same register took its place
  replaced_by INTEGER REFERENCES delivery (id),
  receipt TEXT
);
CREATE INDEX delivery_office ON delivery (office, quarter, verdict);
CREATE INDEX delivery_quarter ON delivery (quarter, verdict);

-- Log keys of offices, each confirmed by its number or not (yet).
CREATE TABLE office_key (
  office TEXT NOT NULL,
  vkey TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  cause TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  confirmed_at TEXT,
  PRIMARY KEY (office, vkey)
) WITHOUT ROWID;
-- The largest part of an office's journal that was received: its leaves, to compare with.
CREATE TABLE office_head (
  office TEXT PRIMARY KEY,
  origin TEXT NOT NULL,
  size INTEGER NOT NULL,
  checkpoint TEXT NOT NULL,
  leaves BLOB NOT NULL
) WITHOUT ROWID;
-- The last state heard of each entry: what is in no register yet must come in one, or be withdrawn.
CREATE TABLE office_entry (
  office TEXT NOT NULL,
  subject TEXT NOT NULL,
  n INTEGER NOT NULL,
  number TEXT NOT NULL,
  quarter TEXT NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (office, subject)
) WITHOUT ROWID;
-- What is loud: a changed key, a restored office, proof of rewriting.
CREATE TABLE office_event (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL
);

-- Terms that are expected to deliver: entered by the collector, who knows the cabinets.
CREATE TABLE expected_term (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  post TEXT NOT NULL,
  ministry TEXT NOT NULL,
  ministry_name TEXT NOT NULL,
  ministry_abbr TEXT NOT NULL,
  cabinet TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT
) WITHOUT ROWID;

-- Of accepted registers: returns, accounts and the columns of entries that figures are made of.
CREATE TABLE collected_return (
  delivery INTEGER NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
  term TEXT NOT NULL,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  post TEXT NOT NULL,
  ministry TEXT NOT NULL,
  cabinet TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  statement TEXT NOT NULL,
  signed_at TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (delivery, term)
) WITHOUT ROWID;
CREATE INDEX collected_return_term ON collected_return (term);
CREATE TABLE collected_account (
  delivery INTEGER NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
  account TEXT NOT NULL,
  term TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (delivery, account)
) WITHOUT ROWID;
CREATE TABLE collected_entry (
  delivery INTEGER NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
  number TEXT NOT NULL,
  term TEXT NOT NULL,
  account TEXT,
  -- the day it counts on: day, month, or the quarter of its register where the day is unknown
  day TEXT,
  last_day TEXT,
  certainty TEXT NOT NULL,
  quarter TEXT NOT NULL,
  channel TEXT,
  kind TEXT NOT NULL,
  reason TEXT,
  messages INTEGER NOT NULL,
  late INTEGER NOT NULL,
  corrects TEXT,
  status TEXT NOT NULL,
  outcome TEXT,
  days_to_log INTEGER,
  PRIMARY KEY (delivery, number)
) WITHOUT ROWID;
CREATE VIEW corrected AS
  SELECT d.office, e.corrects AS number FROM collected_entry e JOIN delivery d ON d.id = e.delivery
  WHERE e.corrects IS NOT NULL AND e.status <> 'ingetrokken';
CREATE INDEX collected_entry_corrects ON collected_entry (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX collected_entry_term ON collected_entry (term, day);
CREATE INDEX collected_entry_day ON collected_entry (day);
CREATE TABLE collected_incident (
  delivery INTEGER NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
  number TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (delivery, number)
) WITHOUT ROWID;
`;
