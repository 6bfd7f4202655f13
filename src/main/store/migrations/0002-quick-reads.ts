/**
 * What screens ask most, at the same cost at any size. Counts per quarter are kept by triggers, in the statement that
 * changes an entry; `journal.check` counts again and compares. The last day stands in a column of its own, so that a row
 * of the list needs no answers read.
 */
export const version = 2;

const KEY = 'quarter, term_id, account_id, status, late, evidence, outcome, nature';

/** The key of `row`; a primary key holds no nulls, so what is not known is the empty text. */
const keyOf = (row: string): string =>
  `${row}quarter, coalesce(${row}term_id, ''), coalesce(${row}account_id, ''), ${row}status, ${row}late,
   coalesce(${row}evidence, ''), ${row}outcome, coalesce(${row}nature, '')`;

/** What a week of the quarter counts: an entry that stands, on a day that is known exactly. */
const onDay = (row: string): string =>
  `${row}date_from IS NOT NULL AND ${row}certainty = 'exact' AND ${row}status NOT IN ('draft', 'withdrawn')`;

const add = `
  INSERT INTO entry_count (${KEY}, n) VALUES (${keyOf('new.')}, 1) ON CONFLICT DO UPDATE SET n = n + 1;
  INSERT INTO entry_days (quarter, day, n) SELECT new.quarter, new.date_from, 1 WHERE ${onDay('new.')}
    ON CONFLICT DO UPDATE SET n = n + 1;`;

const take = `
  UPDATE entry_count SET n = n - 1 WHERE (${KEY}) = (${keyOf('old.')});
  DELETE FROM entry_count WHERE (${KEY}) = (${keyOf('old.')}) AND n = 0;
  UPDATE entry_days SET n = n - 1 WHERE quarter = old.quarter AND day = old.date_from AND ${onDay('old.')};
  DELETE FROM entry_days WHERE quarter = old.quarter AND day = old.date_from AND n = 0;`;

export const sql = `
ALTER TABLE entry ADD COLUMN date_to TEXT;
UPDATE entry SET date_to = answers ->> '$.dateTo';

-- What they served is counted below.
DROP INDEX entry_days;
DROP INDEX entry_account;

CREATE TABLE entry_count (
  quarter TEXT NOT NULL,
  term_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  status TEXT NOT NULL,
  late INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  outcome TEXT NOT NULL,
  nature TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (${KEY})
) WITHOUT ROWID;
CREATE TABLE entry_days (
  quarter TEXT NOT NULL,
  day TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (quarter, day)
) WITHOUT ROWID;

INSERT INTO entry_count SELECT ${keyOf('')}, count(*) FROM entry GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
INSERT INTO entry_days SELECT quarter, date_from, count(*) FROM entry WHERE ${onDay('')} GROUP BY 1, 2;

CREATE TRIGGER entry_inserted AFTER INSERT ON entry BEGIN ${add}
END;
CREATE TRIGGER entry_deleted AFTER DELETE ON entry BEGIN ${take}
END;
CREATE TRIGGER entry_updated AFTER UPDATE ON entry
WHEN (${KEY.split(', ')
  .map((c) => `old.${c}`)
  .join(', ')}, old.date_from, old.certainty)
  IS NOT (${KEY.split(', ')
    .map((c) => `new.${c}`)
    .join(', ')}, new.date_from, new.certainty)
BEGIN ${take}${add}
END;

-- The numbers behind one count, first ones first, without reading the entries.
CREATE INDEX entry_checks ON entry (quarter, status, evidence, outcome, nature, number);
`;
