/** Sources of the largest size the office foresees, for measurements: the same ones at every run. */
import { DIALECTS, type SampleMessage, writeChat } from './chats.ts';
import { bytesOf, mailbox, msgFile } from './sources.ts';

const WORDS =
  'de kust dijk raad brief morgen overleg kamer stuk vraag antwoord gemeente afspraak over nog even graag zie hoe wat wij jij ministerie besluit termijn nota concept reactie waterschap begroting bestuurlijk één privé coördinatie'.split(
    ' ',
  );

/** The same numbers at every run, below `limit`. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function sentence(roll: (limit: number) => number, words: number): string {
  return Array.from({ length: words }, () => WORDS[roll(WORDS.length)]).join(' ');
}

/**
 * A chat of two people over some four years, as an Android writes it: short and long messages, some of several lines, media
 * that was left out, links, a deleted one, lines of the app.
 */
export function longChat(messages: number): string {
  const roll = dice(7);
  const dialect = DIALECTS[0]!;
  const start = Date.UTC(2023, 0, 2, 7);
  const all = Array.from({ length: messages }, (_, i): SampleMessage => {
    const at = new Date(start + i * 55 * 60_000 + roll(40) * 60_000).toISOString().slice(0, 19);
    if (i === 0) return { at, author: null, text: 'Berichten en oproepen worden end-to-end versleuteld.' };
    return { at, author: roll(2) === 0 ? 'Renée Harmelink' : 'Wietske', text: said(roll) };
  });
  return writeChat(dialect, all);
}

function said(roll: (limit: number) => number): string {
  const kind = roll(100);
  if (kind < 8) return '<Media weggelaten>';
  if (kind < 9) return 'Dit bericht is verwijderd';
  if (kind < 12) return `https://kust.example/stuk/${roll(100_000)}`;
  if (kind < 20) return Array.from({ length: 2 + roll(4) }, () => sentence(roll, 3 + roll(12))).join('\n');
  return sentence(roll, 1 + roll(18));
}

/** Mails as an office gets them: plain, with HTML beside the text, with a small attachment. About 4 kB each. */
export function longMailbox(mails: number): string {
  const roll = dice(11);
  return mailbox(Array.from({ length: mails }, (_, i) => mail(i, roll)));
}

function mail(i: number, roll: (limit: number) => number): string {
  const body = Array.from({ length: 8 + roll(12) }, () => sentence(roll, 10 + roll(6))).join('\n');
  const day = new Date(Date.UTC(2026, 0, 1, 8) + i * 47 * 60_000).toUTCString().replace('GMT', '+0000');
  const head = [
    `Received: from mx${roll(9)}.kust.example by post.kd.example with ESMTPS id ${roll(1e9)}; ${day}`,
    'From: =?utf-8?q?Ren=C3=A9e?= Harmelink <renee@kust.example>',
    'To: Wietske <w.kade@kd.example>, Secretariaat <sec@kd.example>',
    `Subject: ${sentence(roll, 4)}`,
    `Date: ${day}`,
    `Message-ID: <${i}.${roll(1e9)}@kust.example>`,
    'MIME-Version: 1.0',
  ];
  const plain = 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n';
  if (i % 3 === 0) return [...head, `${plain}\n${body}\n`].join('\n');
  const html = `Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<p>${body.replaceAll('\n', '</p>\n<p>')}</p>\n`;
  const file =
    i % 3 === 1
      ? `--m\nContent-Type: application/pdf; name="brief.pdf"\nContent-Transfer-Encoding: base64\n\n${btoa(body.replace(/[^ -~\n]/g, '.')).replace(/.{76}/g, '$&\n')}\n`
      : '';
  return [
    ...head,
    `Content-Type: multipart/mixed; boundary="m"\n\n--m\n${plain}\n${body}\n--m\n${html}${file}--m--\n`,
  ].join('\n');
}

/** An Outlook message as one that was received: subject, sender, plain text, headers, one attachment. About 10 kB. */
export function outlookMessage(i: number): Uint8Array {
  const roll = dice(i + 1);
  const body = Array.from({ length: 12 }, () => sentence(roll, 12)).join('\r\n');
  const subject = sentence(roll, 4);
  const headers = `From: =?utf-8?q?Ren=C3=A9e?= <renee@kust.example>\r\nTo: w.kade@kd.example\r\nSubject: ${subject}\r\nDate: Sat, 6 Mar 2027 14:12:05 +0100\r\n\r\n`;
  const texts = { '001A': 'IPM.Note', '0037': subject, '0C1A': 'Renée', '1000': body, '007D': headers };
  return msgFile(texts, { name: 'brief.txt', content: bytesOf(sentence(roll, 400)) });
}
