import * as office from './0001-office.ts';
import * as entryCounts from './0002-entry-counts.ts';

/** All schema steps in order; `user_version` of a database is the version of the last one it had. */
export const MIGRATIONS = [office, entryCounts] as const;
export const SCHEMA_VERSION = MIGRATIONS[MIGRATIONS.length - 1]!.version;
