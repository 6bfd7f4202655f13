import * as office from './0001-office.ts';
import * as quickReads from './0002-quick-reads.ts';
import * as deliveries from './0003-deliveries.ts';
import * as collection from './0004-collection.ts';
import * as remote from './0005-remote.ts';
import * as listOrders from './0006-list-orders.ts';

/** All schema steps in order; `user_version` of a database is the version of the last one it had. */
export const MIGRATIONS = [office, quickReads, deliveries, collection, remote, listOrders] as const;
export const SCHEMA_VERSION = MIGRATIONS[MIGRATIONS.length - 1]!.version;
