/**
 * Takes a mailbox file apart into mails. A mail begins at a `From ` line with a header after it; one in the text of a mail
 * is quoted by the writers of mboxo and mboxrd (`>From `, undone here) and skipped by its Content-Length in mboxcl.
 */

const FROM = Buffer.from('From ');
const LF = 0x0a;
const BLANK = /\r?\n\r?\n/;
const HEADER = /^(?:>?From |[\x21-\x39\x3b-\x7e]{1,80}:)/;

/** True for bytes that begin with the line that parts mails. */
export function looksLikeMailbox(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4_096))
    .toString('latin1')
    .replace(/^\r?\n/, '');
  return /^From \S[^\n]*\d[^\n]*\r?\n[!-9;-~]{1,80}:/.test(head);
}

export interface BoxedMail {
  /** Unquoted. */
  mail: Uint8Array;
  /** By its own length it goes on over what looks like the begin of other mails: these are text of it. */
  holdsOthers: boolean;
}

/** The mails; [] where the file does not begin with a `From ` line. */
export function mailsOf(bytes: Uint8Array): BoxedMail[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mails: BoxedMail[] = [];
  let start = firstFrom(file);
  while (start >= 0) {
    const headers = lineEnd(file, start);
    const told = endByLength(file, headers);
    const next = told ?? nextFrom(file, headers);
    const end = next < 0 ? file.length : next;
    const inside = file.subarray(headers, end);
    mails.push({ mail: unquoted(trimmed(inside)), holdsOthers: told !== null && nextFrom(inside, 0) >= 0 });
    start = next;
  }
  return mails;
}

/** The mails alone. */
export function splitMailbox(bytes: Uint8Array): Uint8Array[] {
  return mailsOf(bytes).map(({ mail }) => mail);
}

function firstFrom(file: Buffer): number {
  let at = 0;
  while (file[at] === LF || file[at] === 0x0d) at++;
  return file.subarray(at, at + 5).equals(FROM) ? at : -1;
}

/** Where the next line begins. */
function lineEnd(file: Buffer, from: number): number {
  const lf = file.indexOf(LF, from);
  return lf < 0 ? file.length : lf + 1;
}

function nextFrom(file: Buffer, headers: number): number {
  let at = headers;
  for (;;) {
    at = file.indexOf('\nFrom ', at);
    if (at < 0) return -1;
    const blankBefore = file[at - 1] === LF || (file[at - 1] === 0x0d && file[at - 2] === LF);
    const after = lineEnd(file, at + 1);
    if (blankBefore && HEADER.test(file.toString('latin1', after, after + 90))) return at + 1;
    at += 6;
  }
}

/** Where the mail ends by its own Content-Length, if another mail or the end of the file is exactly there; -1 for the end. */
function endByLength(file: Buffer, headers: number): number | null {
  // Nearly all headers end within the first piece; the longer one is taken only where these do not.
  let head = file.toString('latin1', headers, Math.min(file.length, headers + 4_096));
  let blank = BLANK.exec(head);
  if (!blank) {
    head = file.toString('latin1', headers, Math.min(file.length, headers + 65_536));
    blank = BLANK.exec(head);
  }
  const length = blank ? /^content-length:\s*(\d{1,10})\s*$/im.exec(head.slice(0, blank.index)) : null;
  if (!blank || !length) return null;
  let end = headers + blank.index + blank[0].length + Number(length[1]);
  if (end > file.length) return null;
  while (file[end] === LF || file[end] === 0x0d) end++;
  if (end >= file.length) return -1;
  return file.subarray(end, end + 5).equals(FROM) &&
    HEADER.test(file.toString('latin1', lineEnd(file, end), lineEnd(file, end) + 90))
    ? end
    : null;
}

/** Without the blank line that the writer put before the next mail. */
function trimmed(mail: Buffer): Buffer {
  if (mail.at(-1) !== LF) return mail;
  const before = mail.length - (mail.at(-2) === 0x0d ? 2 : 1);
  return mail[before - 1] === LF ? mail.subarray(0, before) : mail;
}

/** `>From ` at the begin of a line loses one `>`. */
function unquoted(mail: Buffer): Buffer {
  if (!mail.includes('\n>')) return mail;
  return Buffer.from(mail.toString('latin1').replace(/\n>(>*From )/g, '\n$1'), 'latin1');
}
