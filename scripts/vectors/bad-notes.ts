/** Notes, keys and checkpoints with one fault each. */
import { signatureLine, signNote, verifierKey } from '../../src/main/journal/note.ts';
import type { TestJournal } from '../../src/main/journal/test-journal.ts';
import { nextDigit } from './bad-records.ts';
import type { VectorSet } from './vector-set.ts';
import { checkpointAt, consistencyOf, headText, KEYS, ORIGIN, signOff, trustFile } from './world.ts';

export function addBadNotes(set: VectorSet): void {
  const text = 'Een tekst met één é.\nEn een tweede regel.\n';
  const line = signatureLine(text, KEYS.manager);
  const note = `${text}\n${line}`;
  const bad = (name: string, content: string | Uint8Array, fails: Parameters<VectorSet['bad']>[3]): void =>
    set.bad(`note-bad-${name}.note`, content, 'note', fails);
  const unread = (name: string, content: string | Uint8Array, fails: 'text' | 'unknown_format'): void =>
    set.bad(`note-bad-${name}.note`, content, 'unknown', fails);

  set.good('note.note', note, 'note');
  set.file('windows.keys', trustFile().replaceAll('\n', '\r\n'));
  set.good('note-windows-trust.note', note, 'note', { trust: 'windows.keys' });
  const many = Array.from({ length: 15 }, (_, i) =>
    signatureLine(text, { ...KEYS.stranger, name: `vreemde.example/${i}` }),
  );
  set.good('note-16-signatures.note', `${note}${many.join('')}`, 'note');
  bad('17-signatures', `${note}${many.join('')}${signatureLine(text, KEYS.stranger)}`, 'note_form');
  bad('letter', note.replace('tweede', 'tweedE'), 'signature');
  bad('nfd', note.replace('één', 'e\u0301e\u0301n'), 'signature');
  bad('extra-line', note.replace('En een', 'Nog een regel.\nEn een'), 'signature');
  bad('line-lost', note.replace('En een tweede regel.\n', ''), 'signature');
  bad('signature-of-another', `${text}\n${signatureLine('Iets anders.\n', KEYS.manager)}`, 'signature');
  bad('key', `${text}\n${signatureLine(text, KEYS.stranger)}`, 'no_trusted_key');
  bad('name', note.replace('p-beheerdervoorbee', 'p-secretarisvoorbe'), 'no_trusted_key');
  bad('key-id', `${text}\n${changedSignature(line, (b) => (b[0]! ^= 1))}`, 'no_trusted_key');
  bad('signature-bit', `${text}\n${changedSignature(line, (b) => (b[40]! ^= 1))}`, 'signature');
  bad('signature-short', `${text}\n${changedSignature(line, (b) => b.subarray(0, 67))}`, 'signature');
  bad('signature-none', `${text}\n${changedSignature(line, (b) => b.subarray(0, 4))}`, 'note_form');
  bad('signature-twice', `${note}${line}`, 'note_form');
  bad('base64-bits', `${text}\n${line.slice(0, -3)}${nextDigit(line.at(-3)!)}=\n`, 'note_form');
  bad('base64-padding', `${text}\n${line.slice(0, -2)}\n`, 'note_form');
  bad('space-at-end', `${text}\n${line.slice(0, -1)} \n`, 'note_form');
  bad('two-spaces', note.replace('\u2014 ', '\u2014  '), 'note_form');
  bad('name-plus', note.replace('/p-beheerder', '+p-beheerder'), 'note_form');
  bad('after-it', `${note}\n`, 'note_form');
  bad('more-text', `${note}Nog iets.\n`, 'note_form');
  bad('cut', note.slice(0, -1), 'note_form');
  bad('byte-order-mark', `\ufeff${note}`, 'signature');
  unread('windows-lines', note.replaceAll('\n', '\r\n'), 'text');
  unread('carriage-return', note.replace('tekst', 'te\rkst'), 'text');
  unread('tab', note.replace('Een tekst', 'Een\ttekst'), 'text');
  unread('nul', note.replace('tekst', 'te\u0000kst'), 'text');
  unread('latin1', Buffer.from(note.replace('\u2014', '-'), 'latin1'), 'text');
  unread('hyphen', note.replace('\u2014', '-'), 'unknown_format');
  unread('unsigned', text, 'unknown_format');
  unread('newer-format', signNote('kanaalregister/sign-off/v2\nIets nieuws.\n', KEYS.minister), 'unknown_format');

  const vkey = verifierKey(KEYS.manager);
  set.file('bad-key-id.keys', trustFile().replace(vkey, vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+')));
  set.bad('note-bad-trust-key-id.note', note, 'unknown', 'trust_form', { trust: 'bad-key-id.keys' });
  set.file('bad-key-type.keys', `${trustFile()}${vkey.replace(/\+A/, '+B')}\n`);
  set.bad('note-bad-trust-key-type.note', note, 'unknown', 'trust_form', { trust: 'bad-key-type.keys' });
}

/** The same line with other signature bytes (4 bytes key id, 64 bytes signature). */
function changedSignature(line: string, change: (bytes: Buffer) => Buffer | number): string {
  const [dash, name, encoded] = line.trimEnd().split(' ');
  const bytes = Buffer.from(encoded!, 'base64');
  const changed = change(bytes);
  return `${dash} ${name} ${(typeof changed === 'number' ? bytes : changed).toString('base64')}\n`;
}

export function addBadCheckpoints(set: VectorSet, journal: TestJournal, fork: TestJournal): void {
  const head = headText(journal, 13);
  const [, , root = ''] = head.split('\n');
  const form = (name: string, text: string): void =>
    set.bad(`stand-bad-${name}`, signNote(text, KEYS.log), 'checkpoint', 'checkpoint_form');
  form('size-zero', head.replace('\n13\n', '\n013\n'));
  form('size-large', head.replace('\n13\n', '\n9007199254740993\n'));
  form('empty-root', head.replace('\n13\n', '\n0\n'));
  form('root-bits', head.replace(root, `${root.slice(0, -2)}${nextDigit(root.at(-2)!)}=`));
  form('root-short', head.replace(root, Buffer.from(root, 'base64').subarray(1).toString('base64')));
  form('extension', `${head}nog een regel\n`);
  set.bad('stand-bad-size-changed', checkpointAt(journal, 13).replace('\n13\n', '\n12\n'), 'checkpoint', 'signature');
  set.bad('stand-bad-signer', signNote(head, KEYS.manager), 'checkpoint', 'checkpoint_signer');
  set.bad('stand-bad-stranger', signNote(head, KEYS.stranger), 'checkpoint', 'no_trusted_key');

  const against = { against: 'stand-8' };
  set.bad('stand-bad-rewritten', checkpointAt(fork, 8), 'checkpoint', 'against_root', against);
  set.bad('stand-bad-rolled-back', checkpointAt(journal, 5), 'checkpoint', 'against_size', against);
  set.bad('stand-bad-unproven', checkpointAt(journal, 13), 'checkpoint', 'consistency', against);
  const restored = signNote(headText(journal, 13, KEYS.secondLog.name), KEYS.secondLog);
  set.bad('stand-bad-restored', restored, 'checkpoint', 'against_origin', against);
  set.bad('stand-bad-fork-proof', checkpointAt(journal, 13), 'checkpoint', 'companion', {
    ...against,
    with: ['fork-8-13'],
  });
  set.file('fork-8-13', consistencyOf(fork, 8, 13));
  set.bad('consistency-bad-fork', consistencyOf(fork, 8, 13), 'proof', 'consistency', against);
  set.bad('consistency-bad-from', consistencyOf(journal, 7, 13), 'proof', 'consistency', against);
  set.bad('consistency-bad-alone', consistencyOf(journal, 8, 13), 'proof', 'consistency');
  const lines = consistencyOf(journal, 5, 13).split('\n');
  set.bad('consistency-bad-short', lines.toSpliced(3, 1).join('\n'), 'proof', 'consistency', { against: 'stand-5' });
  set.bad('consistency-bad-zero', lines.with(1, 'from 05').join('\n'), 'proof', 'proof_form', { against: 'stand-5' });
  set.bad('stand-bad-companion', checkpointAt(journal, 13), 'checkpoint', 'companion', { with: ['record-5.json'] });
  set.file('earlier-bad-signature', checkpointAt(journal, 8).replace('\n8\n', '\n7\n'));
  set.bad('stand-bad-earlier', checkpointAt(journal, 13), 'checkpoint', 'against_signature', {
    against: 'earlier-bad-signature',
  });
  set.file('earlier-bad-signer', signNote(headText(journal, 8), KEYS.manager));
  set.bad('stand-bad-earlier-signer', checkpointAt(journal, 13), 'checkpoint', 'against_signature', {
    against: 'earlier-bad-signer',
  });
  set.file('earlier-bad-form', signNote(`${ORIGIN}\n8\n`, KEYS.log));
  set.bad('stand-bad-earlier-form', checkpointAt(journal, 13), 'checkpoint', 'against_form', {
    against: 'earlier-bad-form',
  });
  set.bad('note-bad-against.note', signNote(signOff({}), KEYS.minister), 'note', 'consistency', against);
}
