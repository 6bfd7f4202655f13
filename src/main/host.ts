import type { ExampleProgress } from '../shared/contract.ts';
import type { WorkspaceKind } from '../shared/workspace-kinds.ts';

/**
 * What a shell lends to the core: folders, clock, chance, the files a person picked, a printer. The core knows nothing
 * else of the machine, so the same core runs under Electron, under a system Chromium, on the command line and in tests.
 */
export interface Host {
  /** As in package.json; written into registers and journals. */
  readonly appVersion: string;
  /** Which shell this is; shown under "Over". */
  readonly shell: 'electron' | 'chromium' | 'cli';
  /** Read-only files that ship with the program (`policy.json`, `demo/`). */
  readonly resourcesDir: string;
  /** Per-user folder for settings, recent workspaces and the last heads seen. Never holds contents of a workspace. */
  readonly profileDir: string;
  /** Where a new workspace goes when nobody picks a place. */
  readonly workspacesDir: string;
  /** Where the administrator's rules would lie; null or absent: there are none here. */
  readonly adminFile?: string | null;
  now(): Date;
  /** `n` bytes from the system's secure source. */
  random(n: number): Uint8Array;
  /** One line for the technical log: never a person's name, subject or message. */
  log(line: string): void;
  /** The absolute path behind a token that this shell handed out, or null for a token it never gave. */
  pathOf(token: string): string | null;
  /** Prints a self-contained HTML page to a tagged PDF; null where this shell has no browser. */
  readonly printToPdf: ((html: string) => Promise<Uint8Array>) | null;
  /**
   * Makes the example of this kind in an empty folder; null where this shell has none to make. `step` hears how far it is
   * and may end it by throwing.
   */
  readonly makeExample?:
    | ((
        folder: string,
        kind: WorkspaceKind,
        step: (progress: ExampleProgress | null) => void,
      ) => Promise<ExampleMember[]>)
    | null;
}

/** Someone of the example: the passphrase is shown, since it protects nobody. */
export interface ExampleMember {
  id: string;
  passphrase: string;
  /** The workspace folder. */
  workspace: string;
}

/** Told to the window: "ask again". Carries no data, only the subject that changed. */
export type ChangeListener = (subject: string) => void;
