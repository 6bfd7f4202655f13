import type { Reply } from '../../../shared/errors.ts';
import type { Host } from '../../host.ts';

/** What the core process is told when it starts, as one JSON argument: it has no other way to know. */
export interface CoreSettings {
  appVersion: string;
  shell: Host['shell'];
  resourcesDir: string;
  profileDir: string;
  workspacesDir: string;
  adminFile: string | null;
  /** ISO instant at which the core's clock starts to run; absent = the machine's clock. For tests and pictures. */
  now?: string;
}

/** Shell to core process. Each form is told apart by its own key. */
export type ToCore =
  | { id: number; name: string; input: unknown }
  | { token: string; path: string }
  | { printId: number; pdf: Uint8Array }
  | { printId: number; error: string }
  | { close: true };

/** Core process to shell. */
export type FromCore =
  | { ready: true }
  | { id: number; reply: Reply<unknown> }
  | { change: string }
  | { printId: number; html: string };

/** One running core process as the shell sees it, whatever carries the messages. */
export interface CoreLink {
  send(message: ToCore): void;
  onMessage(listener: (message: FromCore) => void): void;
  /** Heard once. `how` is for the log and the error: an exit code or a signal, and what it last wrote to stderr. */
  onExit(listener: (how: string) => void): void;
  kill(): void;
  pid(): number | undefined;
}
