/** The vectors that must be accepted. */
import type { TestJournal } from '../../src/main/journal/test-journal.ts';
import type { VectorSet } from './vector-set.ts';
import {
  BZK_REGISTER,
  canonical,
  checkpointAt,
  closeText,
  consistencyOf,
  headText,
  KEYS,
  openedRecord,
  proofOf,
  REGISTER,
  signNote,
  signOff,
  THREE,
} from './world.ts';

/** The example of c2sp.org/signed-note, by a key and a program that are not ours. */
const C2SP_NOTE =
  'This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
const C2SP_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n';

export function addGood(set: VectorSet, journal: TestJournal): void {
  set.file('c2sp.keys', C2SP_KEY);
  set.good('c2sp-example.note', C2SP_NOTE, 'note', { trust: 'c2sp.keys' });

  set.file('stand-8', checkpointAt(journal, 8));
  set.good('stand-13', checkpointAt(journal, 13), 'checkpoint');
  set.good('stand-8-same', checkpointAt(journal, 8), 'checkpoint', { against: 'stand-8' });
  set.good('stand-witnessed', signNote(headText(journal, 13), KEYS.log, KEYS.stranger), 'checkpoint');
  set.good('consistency-8-13', consistencyOf(journal, 8, 13), 'proof', { against: 'stand-8' });
  set.file('stand-5', checkpointAt(journal, 5));
  set.good('consistency-5-13', consistencyOf(journal, 5, 13), 'proof', { against: 'stand-5' });
  set.good('stand-13-after-8', checkpointAt(journal, 13), 'checkpoint', {
    against: 'stand-8',
    with: ['consistency-8-13'],
  });

  const record = openedRecord(journal, 5);
  set.file('record-5.tlog-proof', proofOf(journal, 5, 13));
  set.good('record-5.json', canonical(record), 'record', { with: ['record-5.tlog-proof'] });
  set.good('record-5-whole.json', canonical(record), 'record', { integrityOnly: true });
  const few = record.disclosures.filter((d) => ['type', 'subject', 'quarter', 'status'].includes(d[1]));
  set.good('record-5-few.json', canonical({ ...record, disclosures: few }), 'record', {
    with: ['record-5.tlog-proof'],
  });
  set.file('record-9.tlog-proof', proofOf(journal, 9, 13));
  set.good('record-9.json', canonical(openedRecord(journal, 9)), 'record', { with: ['record-9.tlog-proof'] });
  set.file('record-0.json', canonical(openedRecord(journal, 0)));
  set.good('record-0-alone.tlog-proof', proofOf(journal, 0, 1), 'proof', { with: ['record-0.json'] });
  set.good('record-5-at-8.tlog-proof', proofOf(journal, 5, 8), 'proof', {
    with: ['record-5.json'],
    against: 'stand-5',
    integrityOnly: true,
  });

  set.good(
    'sign-off.note',
    signNote(signOff({ remark: 'Ik mis er één.', deleted: 'onbekend' }), KEYS.minister),
    'note',
  );
  set.good('sign-off-nil.note', signNote(signOff({ nil: true, entries: [] }), KEYS.minister), 'note');
  set.good(
    'sign-off-extra.note',
    signNote(signOff({ supplementary: true, entries: [THREE[2]!] }), KEYS.minister),
    'note',
  );
  set.good(
    'sign-off-paper.note',
    signNote(signOff({ kind: 'registraties', deleted: null }), KEYS.secretary, KEYS.manager),
    'note',
  );

  set.good('close.note', signNote(closeText(REGISTER), KEYS.manager), 'note', { with: ['register.json'] });
  set.good('register.json', REGISTER, 'register', { with: ['close.note'] });
  set.good('register-bzk.json', BZK_REGISTER, 'register', { with: ['close.note'] });
  set.good('register-whole.json', REGISTER, 'register', { integrityOnly: true });
}
