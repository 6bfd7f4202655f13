/** Requests that were sent to an office holder who signs elsewhere. */
export const version = 5;

export const sql = `
-- What the text is made of; the messages that went along are not kept twice. An accepted one is a sign_off as well.
CREATE TABLE remote_request (
  request_id TEXT PRIMARY KEY,
  term_id TEXT NOT NULL REFERENCES term (id),
  quarter TEXT NOT NULL,
  -- JSON: what the text says but the answers, and of each entry the record that its leaf belongs to
  facts TEXT NOT NULL,
  made_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX remote_request_term ON remote_request (term_id, quarter);
`;
