/** Receipts of a package: accepted, refused, and with one fault each. */
import { signNote, verifierKey, witnessKey } from '../../src/main/journal/note.ts';
import type { TestJournal } from '../../src/main/journal/test-journal.ts';
import { signingKey } from '../../src/main/keys/signing.ts';
import { type CollectionKeys, receiptFile } from '../../src/main/services/receipts.ts';
import { type ReceiptFacts, receiptText } from '../../src/shared/receipt-text.ts';
import type { VectorSet } from './vector-set.ts';
import { canonical, checkpointAt, KEYS, ORIGIN } from './world.ts';

type CheckId = Parameters<VectorSet['bad']>[3];

const RECEIVER = '0f0e-0d0c-0b0a-0908';

function keysOf(receiver: string, byte: number): CollectionKeys {
  const key = (name: string, add: number) => ({
    name: `kanaalregister/${receiver}/${name}`,
    key: signingKey(new Uint8Array(32).fill(byte + add)),
  });
  return { receipt: key('ontvangst', 0), witness: key('getuige', 1) };
}

interface ReceiptFile {
  checkpoint: string | null;
  format: string;
  note: string;
  vkeys: string[];
}

export function addReceipts(set: VectorSet, journal: TestJournal): void {
  const keys = keysOf(RECEIVER, 31);
  const stand = checkpointAt(journal, 13);
  const [, size, root] = stand.split('\n');
  const facts: ReceiptFacts = {
    receiver: RECEIVER,
    name: 'Verzameling Binnenlandse Zaken',
    package: 'ab'.repeat(64),
    register: 'VB-2027-Q1-v1',
    quarter: '2027-Q1',
    edition: 'bzk',
    terms: ['t-ambtsperiodeabcd'],
    verdict: 'accepted',
    codes: ['key_confirmed'],
    head: `${ORIGIN} ${size} ${root}`,
    time: '2027-04-20T10:00:00+02:00',
  };
  const refused: ReceiptFacts = { ...facts, verdict: 'refused', codes: ['bag_checksums'], head: null };
  const unread: ReceiptFacts = { ...refused, register: null, quarter: null, edition: null, terms: [] };
  const whole = receiptFile(keys, facts, stand);
  const trust = { trust: 'receiver.keys' };
  set.file('receiver.keys', `${verifierKey(keys.receipt)}\n${verifierKey(KEYS.log)}\n`);
  set.good('receipt.ontvangstbewijs', whole, 'receipt', trust);
  set.good('receipt-refused.ontvangstbewijs', receiptFile(keys, refused, null), 'receipt', trust);
  set.good('receipt-unread.ontvangstbewijs', receiptFile(keys, unread, null), 'receipt', trust);

  const bad = (name: string, content: string, fails: CheckId, options: Parameters<VectorSet['bad']>[4] = trust): void =>
    set.bad(`receipt-bad-${name}.ontvangstbewijs`, content, 'receipt', fails, options);
  const edited = (edit: (file: ReceiptFile) => object): string => canonical(edit(JSON.parse(whole) as ReceiptFile));
  // Signed by the receiver, so the signature is right and the text is not.
  const formed = (name: string, text: string, fails: CheckId = 'receipt_form'): void =>
    bad(
      name,
      edited((file) => ({ ...file, note: signNote(text, keys.receipt) })),
      fails,
    );
  const text = receiptText(facts);
  bad('stranger', whole, 'no_trusted_key', {});
  bad('spaces', whole.replace(':', ': '), 'receipt_form');
  bad(
    'more',
    edited((file) => ({ ...file, remark: 'goed ontvangen' })),
    'receipt_form',
  );
  bad(
    'one-key',
    edited((file) => ({ ...file, vkeys: file.vkeys.slice(0, 1) })),
    'receipt_form',
  );
  bad(
    'letter',
    edited((file) => ({ ...file, note: file.note.replace('ababab', 'ababac') })),
    'signature',
  );
  bad(
    'verdict',
    edited((file) => ({ ...file, checkpoint: null, note: file.note.replace('aanvaard', 'geweigerd') })),
    'receipt_form',
  );
  bad(
    'unsigned',
    edited((file) => ({ ...file, note: receiptText(facts) })),
    'note_form',
  );
  formed('stand-more', text.replace(`${root}`, `${root} en verder`));
  formed('stand-none', text.replace(/stand: .*/, 'stand: -'));
  formed('stand-other', text.replace(/stand: .*/, `stand: ${ORIGIN} 12 ${root}`));
  formed('code', text.replace('key_confirmed', 'Key-confirmed'));
  formed('day', text.replace('2027-04-20', '2027-04-31'));
  formed('tail', `${text}Verder niets.\n`);
  formed('hidden-mark', text.replace('Binnenlandse', 'Binnen\u200elandse'), 'plain_text');
  formed('of-another', receiptText({ ...facts, receiver: 'ffff-eeee-dddd-cccc' }), 'signature');
  bad(
    'checkpoint-lost',
    edited((file) => ({ ...file, checkpoint: null })),
    'signature',
  );
  bad(
    'not-cosigned',
    edited((file) => ({ ...file, checkpoint: stand })),
    'signature',
  );
  bad(
    'cosigned-other',
    edited((file) => ({ ...file, checkpoint: file.checkpoint!.replace('\n13\n', '\n12\n') })),
    'signature',
  );
  bad(
    'log-signature',
    edited((file) => ({ ...file, checkpoint: file.checkpoint!.replace(/(\n\n.{60,90})[A-Q](?=[^\n]{9})/, '$1Z') })),
    'signature',
  );
  const other = keysOf('ffff-eeee-dddd-cccc', 41);
  const theirs = JSON.parse(receiptFile(other, facts, stand)) as ReceiptFile;
  bad(
    'witness-of-another',
    edited((file) => ({ ...file, checkpoint: theirs.checkpoint, vkeys: [file.vkeys[0]!, witnessKey(other.witness)] })),
    'signature',
  );
  bad(
    'witness-as-signer',
    edited((file) => ({ ...file, vkeys: [file.vkeys[0]!, verifierKey(keys.witness)] })),
    'receipt_form',
  );
  bad(
    'checkpoint-beside-refusal',
    canonical({ ...(JSON.parse(receiptFile(keys, refused, null)) as ReceiptFile), checkpoint: stand }),
    'receipt_form',
  );
}
