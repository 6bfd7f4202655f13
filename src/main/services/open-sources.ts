/** The sources that a person is choosing from. They live in the memory of the open workspace and nowhere else. */
import { KanaalError } from '../../shared/errors.ts';
import type { DateOrder, SourceReading } from '../../shared/intake.ts';
import type { Elsewhere, Envelope } from '../../shared/intake-records.ts';
import { type IntakeWorkers, newIntakeWorkers } from '../intake/run-intake.ts';

export interface OpenSource {
  id: string;
  name: string;
  bytes: number;
  sha256: string;
  reading: SourceReading;
  /** Where it came from, to read it once more by another order of day and month. */
  from: { path: string } | { bytes: Uint8Array };
  /** As a person answered; null where nobody was asked. */
  dateOrder: DateOrder | null;
  /** The mail that brought it; null where it was dropped by itself. */
  envelope: Envelope | null;
  /** Messages that are somewhere else already, by their numbers. */
  elsewhere: ReadonlyMap<number, Elsewhere>;
}

export interface OpenSources {
  /** Kept warm between sources; ended when the workspace closes. */
  readonly workers: IntakeWorkers;
  add(this: void, source: OpenSource): void;
  /** Throws `not_found` {what: source}: closed, or the workspace was locked meanwhile. */
  need(this: void, id: string): OpenSource;
  drop(this: void, id: string): void;
  /** Those that were opened before this one. */
  before(this: void, id: string): OpenSource[];
  clear(this: void): void;
  readonly size: number;
  /** Who somebody said the office holder is in a source: in the next one it need not be asked. */
  readonly selves: Set<string>;
}

/** A person chooses from one at a time; the window opens at most six of a drop, of which one may be a mail with five. The oldest goes first. */
const MOST = 12;

export function newOpenSources(): OpenSources {
  const open = new Map<string, OpenSource>();
  const selves = new Set<string>();
  const workers = newIntakeWorkers();
  return {
    workers,
    add: (source) => {
      open.set(source.id, source);
      for (const id of open.keys()) if (open.size > MOST) open.delete(id);
    },
    need: (id) => {
      const source = open.get(id);
      if (!source) throw new KanaalError('not_found', { what: 'source' });
      return source;
    },
    drop: (id) => void open.delete(id),
    before: (id) => {
      const all = [...open.values()];
      const at = all.findIndex((one) => one.id === id);
      return all.slice(0, Math.max(0, at));
    },
    clear: () => {
      open.clear();
      selves.clear();
      workers.close();
    },
    get size() {
      return open.size;
    },
    selves,
  };
}
