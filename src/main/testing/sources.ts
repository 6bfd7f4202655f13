/** Small sources of every kind that intake reads, made here: for its tests and as seeds of its fuzzer. */
import { createHash } from 'node:crypto';
import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Lines of a Signal export: two people and a group, an edit, a call, media, something deleted. */
export function signalFrames(picture: Uint8Array): unknown[] {
  const plaintextHash = createHash('sha256').update(picture).digest('base64');
  const at = (minute: number): string => String(Date.UTC(2027, 2, 6, 13, minute));
  const incoming = { chatId: '1', authorId: '2', incoming: { dateReceived: at(0) } };
  const outgoing = { chatId: '1', authorId: '1', outgoing: { sendStatus: [{ recipientId: '2', sent: {} }] } };
  const old = { ...incoming, dateSent: at(1), standardMessage: { text: { body: 'morgen' } } };
  const pointer = (name: string, hash: string): unknown => ({
    pointer: { contentType: 'image/jpeg', fileName: name, locatorInfo: { plaintextHash: hash, size: 8 } },
  });
  return [
    { version: '1', backupTimeMs: at(59), mediaRootBackupKey: 'R0VIRUlN' },
    { account: { profileKey: 'R0VIRUlN', givenName: 'Wietske', familyName: 'Harmelink' } },
    { recipient: { id: '1', self: {} } },
    { recipient: { id: '2', contact: { e164: '31612345678', systemGivenName: 'Renée', profileKey: 'R0VIRUlN' } } },
    { recipient: { id: '3', group: { masterKey: 'R0VIRUlN', snapshot: { title: { title: 'Kustgroep' } } } } },
    { chat: { id: '1', recipientId: '2' } },
    { chat: { id: '2', recipientId: '3', expirationTimerMs: '604800000' } },
    { chatItem: { ...incoming, dateSent: at(2), revisions: [old], standardMessage: { text: { body: 'overmorgen' } } } },
    {
      chatItem: {
        ...outgoing,
        dateSent: at(3),
        standardMessage: {
          text: { body: 'goed' },
          attachments: [pointer('kust.jpg', plaintextHash), pointer('weg.jpg', 'AAAA')],
        },
      },
    },
    { chatItem: { ...incoming, dateSent: at(4), remoteDeletedMessage: {} } },
    { chatItem: { ...incoming, dateSent: at(5), updateMessage: { individualCall: { type: 'AUDIO_CALL' } } } },
    {
      chatItem: {
        chatId: '2',
        authorId: '2',
        dateSent: at(6),
        directionless: {},
        updateMessage: { groupChange: { updates: [{ groupExpirationTimerUpdate: { expiresInMs: '604800000' } }] } },
      },
    },
    {
      chatItem: {
        chatId: '2',
        authorId: '1',
        dateSent: at(7),
        outgoing: { sendStatus: [{ failed: {} }] },
        standardMessage: { text: { body: 'komt niet aan' } },
      },
    },
  ];
}

export const jsonLines = (frames: readonly unknown[]): Uint8Array =>
  bytesOf(frames.map((f) => `${JSON.stringify(f)}\n`).join(''));

/** A chat of Telegram Desktop. */
export function telegramChat(): { name: string; type: string; id: number; messages: Record<string, unknown>[] } {
  const said = (
    id: number,
    from: string,
    text: unknown,
    more: Record<string, unknown> = {},
  ): Record<string, unknown> => ({
    id,
    type: 'message',
    date: `2027-03-06T14:0${id % 10}:00`,
    date_unixtime: String(Date.UTC(2027, 2, 6, 13, id % 10) / 1000),
    from,
    from_id: from === 'Renée' ? 'user2' : 'user1',
    text,
    ...more,
  });
  return {
    name: 'Renée',
    type: 'personal_chat',
    id: 2,
    messages: [
      said(1, 'Renée', 'Kom je?'),
      said(2, 'Wietske', ['ja, zie ', { type: 'link', text: 'https://kust.example' }]),
      said(3, 'Renée', 'dit schreef een ander', { forwarded_from: 'Kustbericht', edited: '2027-03-06T15:00:00' }),
      said(4, 'Renée', '', { photo: 'photos/photo_1.jpg' }),
      said(5, 'Renée', '', {
        file: '(File not included. Change data exporting settings to download.)',
        media_type: 'voice_message',
      }),
      { id: 6, type: 'service', date: '2027-03-06T14:06:00', actor: 'Renée', action: 'set_messages_ttl', text: '' },
    ],
  };
}

/** A backup of text messages: received, sent, draft, a picture message with emoji broken in halves. */
export function smsBackup(picture: Uint8Array): string {
  const data = Buffer.from(picture).toString('base64');
  return `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<smses count="4">
  <sms address="+31612345678" date="1804687200000" type="1" body="Kom je? &#55357;&#56846;" readable_date="9 mrt. 2027" contact_name="Renée" />
  <sms address="+31612345678" date="1804687260000" type="2" body="ja&#10;zo" readable_date="null" contact_name="Renée" />
  <sms address="+31687654321" date="1804687320000" type="3" body="concept" contact_name="(Unknown)" />
  <mms address="+31612345678~+31687654321" date="1804687380000" msg_box="1" sub="null" contact_name="(Unknown)">
    <parts>
      <part ct="application/smil" text="&lt;smil/&gt;" />
      <part ct="text/plain" text="kijk" />
      <part ct="image/jpeg" fn="../kust.jpg" data="${data}" />
    </parts>
    <addrs><addr address="+31687654321" type="137" /><addr address="+31612345678" type="151" /></addrs>
  </mms>
</smses>
`;
}

export function mailText(subject: string, body: string, id = `<${subject}@kust.example>`): string {
  return [
    'From: Renée <renee@kust.example>',
    'To: minister@kd.example',
    `Subject: ${subject}`,
    `Message-ID: ${id}`,
    'Date: Sat, 6 Mar 2027 14:12:05 +0100',
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
    '',
  ].join('\n');
}

/** A mailbox as mboxrd writers make it: `From ` in a text gets a `>` more. */
export function mailbox(mails: readonly string[]): string {
  return mails
    .map((m) => `From renee@kust.example Sat Mar  6 14:12:05 2027\n${m.replaceAll(/^(>*From )/gm, '>$1')}\n`)
    .join('');
}

/** A winmail.dat with a text and attachments. */
export function tnefFile(text: string, attachments: readonly { name: string; content: Uint8Array }[]): Uint8Array {
  const parts: Buffer[] = [];
  const add = (level: number, id: number, data: Uint8Array): void => {
    const head = Buffer.alloc(9);
    head.writeUInt8(level, 0);
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(data.length, 5);
    const sum = Buffer.alloc(2);
    sum.writeUInt16LE(data.reduce((a, b) => a + b, 0) & 0xffff);
    parts.push(head, Buffer.from(data), sum);
  };
  const start = Buffer.alloc(6);
  start.writeUInt32LE(0x223e9f78, 0);
  const word = (n: number): Buffer => Buffer.from(new Uint32Array([n]).buffer);
  add(1, 0x00069007, Buffer.concat([word(1252), word(0)]));
  add(1, 0x0002800c, Buffer.from(`${text}\0`, 'latin1'));
  for (const { name, content } of attachments) {
    add(2, 0x00069002, Buffer.alloc(14));
    add(2, 0x00018010, Buffer.from('KORT~1.TXT\0', 'latin1'));
    add(2, 0x0006800f, content);
    const wide = Buffer.from(`${name}\0`, 'utf16le');
    const padding = Buffer.alloc((4 - (wide.length % 4)) % 4);
    add(
      2,
      0x00069005,
      Buffer.concat([word(1), Buffer.from([0x1f, 0, 0x07, 0x37]), word(1), word(wide.length), wide, padding]),
    );
  }
  return new Uint8Array(Buffer.concat([start, ...parts]));
}

const ROOT = 5;
const STREAM = 2;
const FOLDER = 1;

/** An Outlook message: its texts by property, and one attachment. */
export function msgFile(
  texts: Readonly<Record<string, string>>,
  attachment: { name: string; content: Uint8Array; contentId?: string },
  to: readonly string[] = [],
  /** Properties that are bytes, by their tag. */
  binary: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: ROOT, length: 0, children: [] }];
  const stream = (parent: number, name: string, data: Uint8Array): void => {
    entries[parent]?.children?.push(entries.length);
    entries.push({ name, type: STREAM, length: data.length, binaryProvider: () => [...data] });
  };
  const wide = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
  stream(0, '__properties_version1.0', new Uint8Array(32));
  for (const [tag, text] of Object.entries(texts)) stream(0, `__substg1.0_${tag}001F`, wide(text));
  for (const [tag, bytes] of Object.entries(binary)) stream(0, `__substg1.0_${tag}0102`, bytes);
  const folderNamed = (name: string): number => {
    const at = entries.length;
    entries[0]?.children?.push(at);
    entries.push({ name, type: FOLDER, length: 0, children: [] });
    stream(at, '__properties_version1.0', new Uint8Array(8));
    return at;
  };
  for (const [i, address] of to.entries())
    stream(folderNamed(`__recip_version1.0_#0000000${i}`), '__substg1.0_39FE001F', wide(address));
  const folder = folderNamed('__attach_version1.0_#00000000');
  stream(folder, '__substg1.0_3707001F', wide(attachment.name));
  stream(folder, '__substg1.0_37010102', attachment.content);
  if (attachment.contentId !== undefined) stream(folder, '__substg1.0_3712001F', wide(attachment.contentId));
  return burn(entries);
}

/** The same compound file (of 512-byte sectors, without a table of tables) with its sectors in reverse: its directory comes last. */
export function reversedSectors(bytes: Uint8Array): Uint8Array {
  const from = Buffer.from(bytes);
  const count = (from.length - 512) / 512;
  const to = Buffer.from(from);
  const moved = (sector: number): number => (sector < 0 ? sector : count - 1 - sector);
  const place = (sector: number): number => (sector + 1) * 512;
  for (let i = 0; i < count; i++) from.copy(to, place(moved(i)), place(i), place(i + 1));
  for (const at of [48, 60]) to.writeInt32LE(moved(from.readInt32LE(at)), at);
  const tables = Array.from({ length: from.readInt32LE(44) }, (_, i) => from.readInt32LE(76 + 4 * i));
  for (const [i, sector] of tables.entries()) to.writeInt32LE(moved(sector), 76 + 4 * i);
  const inTable = (sector: number, of: (table: number) => number): number =>
    place(of(tables[Math.floor(sector / 128)] ?? 0)) + 4 * (sector % 128);
  const next = (sector: number): number => from.readInt32LE(inTable(sector, (table) => table));
  for (let i = 0; i < count; i++) to.writeInt32LE(moved(next(i)), inTable(moved(i), moved));
  for (let sector = from.readInt32LE(48); sector >= 0; sector = next(sector))
    for (let entry = 0; entry < 512; entry += 128) {
      const at = place(sector) + entry;
      // What is small lies in the stream of the root, by places of its own.
      const isMoved = from[at + 66] === ROOT || from.readInt32LE(at + 120) >= 4_096;
      if (isMoved) to.writeInt32LE(moved(from.readInt32LE(at + 116)), place(moved(sector)) + entry + 116);
    }
  return to;
}
