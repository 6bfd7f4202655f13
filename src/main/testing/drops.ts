/** What tests of intake drop on a desk, and what they look for afterwards. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CallOutput } from '../../shared/contract.ts';
import { type Extract, extractSchema } from '../../shared/intake-records.ts';
import { DIALECTS, type SampleMessage, writeChat } from './chats.ts';
import type { TestOffice } from './office.ts';

/** The folder of the sources themselves: all else is the program's. */
const SOURCES = 'bronnen';

export const android = DIALECTS[0]!;
export const NAME = 'WhatsApp-chat met Pieter Waddenoord.txt';

/** Three days over two months; every message says its own number in a word nobody else uses. */
export const CHAT: SampleMessage[] = [
  { at: '2027-02-27T09:00:00', author: null, text: 'Berichten en gesprekken zijn end-to-end versleuteld' },
  ...Array.from({ length: 30 }, (_, i): SampleMessage => {
    const day = i < 10 ? '2027-02-27' : i < 20 ? '2027-03-05' : '2027-03-06';
    const author = i % 2 === 0 ? 'Pieter Waddenoord' : 'Wietske Harmelink';
    return { at: `${day}T10:${String(i).padStart(2, '0')}:00`, author, text: `Onderwerp woordvan${i + 2}x hier` };
  }),
];

export interface Drops {
  /** Writes a file beside the workspace; a token for it. */
  put: (name: string, contents: string | Uint8Array) => string;
  /** Opens a conversation, the sample one by itself. */
  open: (name?: string, contents?: string | Uint8Array) => Promise<NonNullable<CallOutput<'intake.open'>['opened']>>;
  extractIn: (staged: CallOutput<'staging.get'>) => Promise<Extract>;
  /** Leaves nothing staged; the secretary sits there again. */
  clear: () => Promise<void>;
  /** Everything below the workspace and the profile, decrypted where the workspace can. */
  everythingKept: () => Promise<string>;
}

/** `office`: asked at each call, since it is made before the first test. */
export function dropsOn(office: () => TestOffice): Drops {
  function put(name: string, contents: string | Uint8Array): string {
    const file = path.join(office().root, SOURCES, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, contents);
    return office().token(file);
  }

  async function open(name = NAME, contents: string | Uint8Array = writeChat(android, CHAT)) {
    const { opened } = await office().call('intake.open', { file: put(name, contents) });
    if (!opened) throw new Error('no conversation');
    return opened;
  }

  async function extractIn(staged: CallOutput<'staging.get'>): Promise<Extract> {
    const [first] = staged.evidence;
    const { bytes } = await office().call('evidence.bytes', { evidenceId: first!.id, from: 0, length: 1_000_000 });
    return extractSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  }

  async function clear(): Promise<void> {
    await office().as('secretary');
    for (const { id } of (await office().call('staging.list', {})).staged)
      await office().call('staging.discard', { id });
  }

  async function everythingKept(): Promise<string> {
    const files = readdirSync(office().root, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((one) => one.isFile() && path.basename(one.parentPath) !== SOURCES)
      .map((one) => readFileSync(path.join(one.parentPath, one.name)).toString('latin1'));
    const { staged } = await office().call('staging.list', {});
    const evidence: string[] = [];
    for (const one of staged.flatMap((s) => s.evidence)) {
      const { bytes } = await office().call('evidence.bytes', { evidenceId: one.id, from: 0, length: 16_000_000 });
      evidence.push(
        Buffer.from(bytes).toString('utf8'),
        JSON.stringify(await office().call('evidence.preview', { evidenceId: one.id })),
      );
    }
    const history = await office().call('journal.list', { limit: 200 });
    return [...files, ...evidence, JSON.stringify(staged), JSON.stringify(history)].join('\n');
  }
  return { put, open, extractIn, clear, everythingKept };
}
