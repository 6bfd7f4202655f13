/** First schema of an office's workspace. Never edited once released. */
export const version = 1;

export const sql = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- the journal (docs/format.md): appended to, never changed
CREATE TABLE record (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('e', 'o')),
  type TEXT NOT NULL,
  v INTEGER NOT NULL,
  subject TEXT NOT NULL,
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  disclosures TEXT,
  leaf BLOB NOT NULL CHECK (length(leaf) = 32)
);
CREATE INDEX record_subject ON record (subject, type, n);
CREATE INDEX record_type ON record (type, n);
CREATE TRIGGER record_no_update BEFORE UPDATE ON record BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER record_no_delete BEFORE DELETE ON record BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TABLE node (
  level INTEGER NOT NULL,
  i INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, i)
) WITHOUT ROWID;
CREATE TABLE checkpoint (
  origin TEXT NOT NULL,
  size INTEGER NOT NULL,
  time TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (origin, size)
) WITHOUT ROWID;
-- who looked at, searched for or exported what; hash-chained, never delivered
CREATE TABLE access_log (
  n INTEGER PRIMARY KEY,
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  what TEXT NOT NULL,
  subject TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
);

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  vkey TEXT,
  left_on TEXT
) WITHOUT ROWID;
-- every signing key a person ever had; a signature stays valid for the time its key was in use
CREATE TABLE person_key (
  vkey TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  since TEXT NOT NULL,
  until TEXT
) WITHOUT ROWID;
CREATE TABLE term (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  post TEXT NOT NULL,
  ministry_code TEXT NOT NULL,
  ministry_name TEXT NOT NULL,
  ministry_abbr TEXT NOT NULL,
  cabinet TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  sworn_in_on TEXT,
  device_on TEXT
) WITHOUT ROWID;
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  term_id TEXT NOT NULL REFERENCES term (id),
  channel TEXT NOT NULL,
  device TEXT NOT NULL,
  address TEXT NOT NULL,
  used_from TEXT,
  used_until TEXT,
  in_use TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE account_ticks (
  account_id TEXT NOT NULL REFERENCES account (id),
  quarter TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (account_id, quarter)
) WITHOUT ROWID;
CREATE TABLE account_judgement (
  account_id TEXT NOT NULL REFERENCES account (id),
  quarter TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (account_id, quarter)
) WITHOUT ROWID;

CREATE TABLE entry (
  rowid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  status TEXT NOT NULL,
  quarter TEXT NOT NULL,
  late INTEGER NOT NULL,
  corrects TEXT REFERENCES entry (number),
  correction_reason TEXT,
  term_id TEXT REFERENCES term (id),
  account_id TEXT REFERENCES account (id),
  channel TEXT,
  date_from TEXT,
  certainty TEXT,
  -- date_from, or '' where the day is unknown: what lists are sorted by, so that one index serves every page
  sort_day TEXT NOT NULL,
  counterparty TEXT,
  subject TEXT,
  reason TEXT,
  nature TEXT,
  evidence TEXT,
  evidence_due TEXT,
  outcome TEXT NOT NULL,
  answers TEXT NOT NULL,
  follow_up TEXT NOT NULL,
  state TEXT NOT NULL,
  -- the last e-record of this entry and its leaf: what a sign-off note names
  record_n INTEGER NOT NULL REFERENCES record (n)
);
-- Every count of the first screen, the facets and the quarter is answered from an index alone: rows are long.
CREATE INDEX entry_facets ON entry (quarter, status, channel, reason, counterparty, evidence, outcome, nature, term_id);
CREATE INDEX entry_days ON entry (quarter, date_from, certainty, status);
CREATE INDEX entry_sort ON entry (sort_day);
CREATE INDEX entry_quarter_sort ON entry (quarter, sort_day);
CREATE INDEX entry_quarter_number ON entry (quarter, number);
CREATE INDEX entry_status ON entry (status, sort_day);
CREATE INDEX entry_term ON entry (term_id, quarter, status, late, sort_day);
CREATE INDEX entry_account ON entry (account_id, status);
CREATE INDEX entry_due ON entry (evidence_due) WHERE evidence = 'follows';

CREATE TABLE staging (
  id TEXT PRIMARY KEY,
  answers TEXT NOT NULL,
  guesses TEXT NOT NULL,
  focus TEXT,
  based_on TEXT,
  saved_at TEXT NOT NULL,
  actor TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  entry_id TEXT,
  staging_id TEXT REFERENCES staging (id) ON DELETE SET NULL,
  request_id TEXT,
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  format TEXT NOT NULL,
  pronom TEXT,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  origin TEXT NOT NULL,
  is_original INTEGER NOT NULL,
  -- place under evidence/ and the key that opens it
  file TEXT NOT NULL UNIQUE,
  key BLOB NOT NULL CHECK (length(key) = 32),
  text TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX evidence_entry ON evidence (entry_id, seq);
CREATE INDEX evidence_staging ON evidence (staging_id, seq);
CREATE INDEX evidence_sha ON evidence (sha256);

-- the words of an entry and of its evidence; contents live in entry and evidence alone
CREATE VIRTUAL TABLE entry_words USING fts5 (
  own, inside, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE VIRTUAL TABLE entry_parts USING fts5 (
  own, inside, content='', contentless_delete=1, tokenize='trigram remove_diacritics 1'
);

-- category remembered for a number or address, by keyed hash (domain D0.4)
CREATE TABLE counterparty (hash TEXT PRIMARY KEY, category TEXT NOT NULL, entry_number TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE sign_off (
  request_id TEXT PRIMARY KEY,
  term_id TEXT NOT NULL REFERENCES term (id),
  quarter TEXT NOT NULL,
  kind TEXT NOT NULL,
  way TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'paper', 'accepted')),
  supplementary INTEGER NOT NULL,
  nil INTEGER NOT NULL,
  input TEXT NOT NULL,
  text TEXT NOT NULL,
  note TEXT,
  confirmations TEXT NOT NULL,
  signed_on TEXT,
  made_at TEXT NOT NULL,
  accepted_at TEXT
) WITHOUT ROWID;
CREATE INDEX sign_off_term ON sign_off (term_id, quarter, state);

CREATE TABLE week_nothing (
  week TEXT NOT NULL,
  quarter TEXT NOT NULL,
  said_by TEXT NOT NULL,
  said_at TEXT NOT NULL,
  PRIMARY KEY (week, quarter)
) WITHOUT ROWID;
CREATE TABLE unsigned_reason (
  quarter TEXT NOT NULL,
  term_id TEXT NOT NULL REFERENCES term (id),
  reason TEXT NOT NULL,
  PRIMARY KEY (quarter, term_id)
) WITHOUT ROWID;
CREATE TABLE incident (id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, quarter TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE handover (
  id TEXT PRIMARY KEY,
  term_id TEXT NOT NULL REFERENCES term (id),
  recorded_at TEXT NOT NULL,
  role TEXT NOT NULL,
  body TEXT NOT NULL
) WITHOUT ROWID;

-- closed registers: frozen rows, one JSON object each
CREATE TABLE register (
  quarter TEXT NOT NULL,
  version INTEGER NOT NULL,
  number TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  meta TEXT NOT NULL,
  closed_at TEXT NOT NULL,
  closed_by TEXT NOT NULL,
  PRIMARY KEY (quarter, version)
) WITHOUT ROWID;
CREATE TABLE register_row (
  quarter TEXT NOT NULL,
  version INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  i INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (quarter, version, sheet, i)
) WITHOUT ROWID;
CREATE TRIGGER register_frozen BEFORE UPDATE ON register BEGIN SELECT raise(ABORT, 'a register is frozen'); END;
CREATE TRIGGER register_row_frozen BEFORE UPDATE ON register_row BEGIN SELECT raise(ABORT, 'a register is frozen'); END;

CREATE TABLE backup (name TEXT PRIMARY KEY, made_at TEXT NOT NULL, bytes INTEGER NOT NULL, size INTEGER NOT NULL, proven_at TEXT) WITHOUT ROWID;
`;
