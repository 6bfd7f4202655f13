import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Balance, SourceDraft } from '../../../shared/intake.ts';
import { chatShots } from '../../testing/pictures.ts';
import { bytesOf, jsonLines, mailText, signalFrames } from '../../testing/sources.ts';
import { docxFile, zipOf } from '../../testing/zips.ts';
import { findChromium } from '../chromium/browser.ts';

const CLI = path.join(import.meta.dirname, 'index.ts');
let root: string;

interface Document {
  source: { name: string; bytes: number; sha256: string | null; kind: string | null };
  balance?: Balance;
  messages?: { n: number; author: string | null; direction: string | null; attachments: object[] }[];
  drafts?: SourceDraft[];
  warnings?: { code: string; message: number | null; at: string }[];
  error?: { code: string; message: string; hint: string };
}

interface Brings extends Document {
  envelope: { sentAt: string | null; from: string; to: string[]; others: string[] };
  inside: { messages: [number, number]; balance: Balance }[];
}

function intake(...args: string[]): { code: number | null; documents: Document[]; out: string; err: string } {
  const ran = spawnSync(process.execPath, [CLI, 'intake', ...args], {
    encoding: 'utf8',
    cwd: root,
    env: { PATH: process.env['PATH'], TZ: 'America/New_York', INIT_CWD: root, HOME: root },
  });
  const lines = args.includes('--json') ? ran.stdout.trimEnd().split('\n') : [];
  return {
    code: ran.status,
    documents: lines.filter((l) => l.startsWith('{')).map((l) => JSON.parse(l) as Document),
    out: ran.stdout,
    err: ran.stderr,
  };
}

const CHAT = [
  '27-02-2027 09:15 - Renée: Goedemorgen, komt de suppletie er nog?',
  '27-02-2027 09:16 - Wietske: Ja, volgende week',
  '13-03-2027 10:00 - Renée: Mooi',
  '',
].join('\n');

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'kr-intake-'));
  writeFileSync(path.join(root, 'chat.txt'), CHAT);
  writeFileSync(path.join(root, 'oud.csv'), 'Datum;Kanaal\n3-11-2026;WhatsApp\n"open;x\n');
  writeFileSync(path.join(root, 'leeg.eml'), '');
  writeFileSync(path.join(root, 'mail.eml'), mailText('kust', 'x'));
  mkdirSync(path.join(root, 'signal/files'), { recursive: true });
  writeFileSync(path.join(root, 'signal/main.jsonl'), jsonLines(signalFrames(new Uint8Array([1, 2, 3]))));
  writeFileSync(path.join(root, 'signal/files/ab'), new Uint8Array([1, 2, 3]));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const browser = findChromium();

test.skipIf(browser === null)(
  'prints the words of a screenshot, and that a machine read them',
  async () => {
    const picture = path.join(root, 'scherm.png');
    const [shot] = await chatShots(browser!, [{ from: 'other', text: 'Gaat dinsdag door?' }], [{ dark: true }]);
    writeFileSync(picture, shot!);
    const { code, documents, out } = intake('scherm.png', '--json');
    rmSync(picture);
    expect([code, documents[0]?.source.kind]).toEqual([0, 'png']);
    expect(out).toContain('"text":"Gaat dinsdag door?"');
    expect(documents[0]?.warnings).toContainEqual({ code: 'machine_read', message: 1, at: 'text' });
  },
  30_000,
);

test('counts the lines of an old register, and chooses no column', () => {
  const { code, documents, out } = intake('oud.csv', '--json');
  expect(code).toBe(0);
  expect(documents[0]?.balance).toEqual({
    unit: 'line',
    total: 3,
    kept: 1,
    leftOut: 1,
    duplicate: 0,
    notUnderstood: 1,
  });
  expect(out).toContain('"suggestion":"channel"');
});

test('prints a source as one document, with its balance, messages, drafts and warnings', () => {
  const { code, documents, err } = intake('chat.txt', '--json', '--keep', '1,3', '--self', 'Wietske');
  expect([code, err]).toEqual([0, '']);
  const [one] = documents;
  expect(one?.source).toMatchObject({ name: 'chat.txt', bytes: Buffer.byteLength(CHAT), kind: 'whatsapp' });
  expect(one?.source.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(one?.balance).toEqual({ unit: 'message', total: 3, kept: 2, leftOut: 1, duplicate: 0, notUnderstood: 0 });
  expect(one?.messages?.map((m) => m.direction)).toEqual(['ONTVANGEN', 'VERZONDEN', 'ONTVANGEN']);
  expect(one?.messages?.[0]).toMatchObject({
    n: 1,
    sentAt: '2027-02-27T09:15:00+01:00',
    sentAtText: '27-02-2027 09:15',
    certainty: 'zoneAssumed',
    author: 'Renée',
    address: null,
    subject: null,
    text: 'Goedemorgen, komt de suppletie er nog?',
    kinds: ['text'],
    attachments: [],
    flags: [],
  });
  expect(one?.drafts?.map((d) => [d.counterparty, d.month, d.messages])).toEqual([
    ['Renée', '2027-02', [1]],
    ['Renée', '2027-03', [3]],
  ]);
});

test('prints a line for each source, refuses one without harm to the others, and ends with 1', () => {
  const { code, documents } = intake('chat.txt', 'leeg.eml', 'weg.txt', 'mail.eml', 'chat.txt', '--json');
  expect(code).toBe(1);
  expect(documents.map((d) => [d.source.name, d.error?.code ?? d.balance?.total])).toEqual([
    ['chat.txt', 3],
    ['leeg.eml', 'file_unreadable'],
    ['weg.txt', 'file_missing'],
    ['mail.eml', 1],
    ['chat.txt', 3],
  ]);
  expect(Object.keys(documents[1]?.error ?? {})).toEqual(['code', 'message', 'hint']);
  expect(documents[4]?.balance).toMatchObject({ kept: 0, duplicate: 3 });
});

test('reads a folder as one source, and names nobody who is not in it', () => {
  const { code, documents } = intake('signal', '--json', '--self', 'Niemand');
  expect(code).toBe(0);
  expect(documents[0]).toMatchObject({ source: { name: 'signal', kind: 'signal' } });
  expect(documents[0]?.warnings?.map((w) => w.code)).toContain('self_not_found');
  expect(documents[0]?.messages?.[1]?.attachments).toMatchObject([{ name: 'kust.jpg', bytes: 3 }, { bytes: null }]);
});

test('prints lines to read without --json', () => {
  const { out } = intake('chat.txt');
  expect(out).toContain('chat.txt: whatsapp, 3 messages: 3 kept, 0 left out, 0 duplicate, 0 not understood');
});

test('is asked wrongly without files, or with a choice that cannot be read', () => {
  expect(intake('--json').code).toBe(2);
  expect(intake('chat.txt', '--keep', 'alles').code).toBe(2);
  expect(intake('chat.txt', '--date-order', 'xyz').code).toBe(2);
});

test('leaves nothing behind', () => {
  intake('chat.txt', 'signal', '--json');
  expect(readdirSync(root).toSorted()).toEqual(['chat.txt', 'leeg.eml', 'mail.eml', 'oud.csv', 'signal']);
});

test('of a folder names what is no file, and what may not be read, and reads the rest', () => {
  const folder = path.join(root, 'vreemd');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'mail.eml'), mailText('kust', 'x'));
  symlinkSync('/etc/passwd', path.join(folder, 'verwijzing.txt'));
  spawnSync('mkfifo', [path.join(folder, 'pijp')]);
  const { code, documents } = intake(folder, '--json');
  expect(code).toBe(0);
  const [only] = documents;
  expect(only?.messages).toHaveLength(1);
  expect(only?.balance).toMatchObject({ total: 3, kept: 1, notUnderstood: 2 });
  expect(only?.warnings?.filter((w) => w.code === 'member_refused').map((w) => w.at)).toEqual([
    'member pijp: no_file',
    'member verwijzing.txt: link',
  ]);
});

test('prints no control character of a source to a terminal', () => {
  writeFileSync(
    path.join(root, 'kleur.txt'),
    CHAT.replace('Renée', 'Ren\u001b[31mée').replace('week', 'w\u0007\u009beek'),
  );
  const { code, out } = intake('kleur.txt');
  expect(code).toBe(0);
  // oxlint-disable-next-line no-control-regex -- those are what is looked for
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test('a marking in a file, or in what hangs on a message, is warned of as in a message', () => {
  writeFileSync(path.join(root, 'nota.docx'), docxFile('Stg. GEHEIM'));
  writeFileSync(path.join(root, 'brief.docx'), docxFile('Beste Renée'));
  const hanging = zipOf([
    {
      name: 'WhatsApp-chat met Renée.txt',
      content: bytesOf(`${CHAT}13-03-2027 10:01 - Renée: nota.docx (bestand bijgevoegd)\n`),
    },
    { name: 'nota.docx', content: docxFile('Stg. GEHEIM') },
  ]);
  writeFileSync(path.join(root, 'chat-met-nota.zip'), hanging);
  const { code, documents } = intake('nota.docx', 'brief.docx', 'chat-met-nota.zip', '--json');
  const markings = documents.map(({ warnings }) => (warnings ?? []).filter((w) => w.code === 'classification_marking'));
  expect(code).toBe(0);
  expect(markings).toEqual([
    [{ code: 'classification_marking', message: 1, at: 'STG_G nota.docx' }],
    [],
    [{ code: 'classification_marking', message: 4, at: 'STG_G nota.docx' }],
  ]);
});

test('of a mail that brings a conversation the drafts are those of the conversation, the mail is how it came', () => {
  const part = (name: string, content: string): string =>
    `--g\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`;
  const mail = [
    'From: Wietske Harmelink <w.harmelink@kd.example>',
    'To: secretariaat@kd.example',
    'Subject: appjes met Renee',
    'Date: Mon, 8 Mar 2027 08:30:00 +0100',
    'Content-Type: multipart/mixed; boundary="g"',
    '',
    '--g',
    'Content-Type: text/plain',
    '',
    'Wil jij deze vastleggen?',
    `${part('nota.txt', 'Een losse nota.')}${part('WhatsApp-chat met Renée.txt', CHAT)}${part('WhatsApp-chat met Renée.txt', CHAT.replaceAll('Renée', 'Joris').replaceAll('2027', '2026'))}--g--`,
    '',
  ].join('\r\n');
  writeFileSync(path.join(root, 'brengt.eml'), mail);
  const { code, documents } = intake('brengt.eml', 'chat.txt', '--json', '--self', 'Wietske');
  const [one, two] = documents as [Brings, Document];
  expect(code).toBe(0);
  expect(one.source.kind).toBe('eml');
  expect(one.envelope).toEqual({
    sentAt: '2027-03-08T08:30:00+01:00',
    from: 'w.harmelink@kd.example',
    to: ['secretariaat@kd.example'],
    others: ['nota.txt'],
  });
  // The mail itself is left out; each conversation has a balance of its own.
  expect(one.balance).toEqual({ unit: 'message', total: 7, kept: 6, leftOut: 1, duplicate: 0, notUnderstood: 0 });
  expect(one.inside.map(({ messages, balance }) => [messages, balance.total, balance.kept])).toEqual([
    [[2, 4], 3, 3],
    [[5, 7], 3, 3],
  ]);
  expect(one.messages?.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(one.drafts).toHaveLength(4);
  expect(one.drafts?.[0]).toMatchObject({
    counterparty: 'Renée',
    month: '2027-02',
    channel: 'whatsapp',
    from: '2027-02-27',
    forwardedTo: 'secretariaat',
    capturedAt: '2027-03-08T08:30:00+01:00',
    messages: [2, 3],
    guesses: [
      { field: 'when', source: 'messages_zone_assumed', certainty: 'waarschijnlijk', detail: '2' },
      { field: 'direction', source: 'self_chosen', certainty: 'zeker', detail: 'Wietske' },
      { field: 'through', source: 'export_kind', certainty: 'vragen', detail: 'whatsapp' },
      { field: 'with', source: 'chat_name', certainty: 'vragen', detail: 'Renée' },
      { field: 'forwardedTo', source: 'envelope', certainty: 'waarschijnlijk', detail: '2027-03-08T08:30:00+01:00' },
    ],
  });
  // The same conversation dropped beside it is linked by the numbers it has in the mail.
  expect(two.balance).toMatchObject({ total: 3, duplicate: 3 });
});
