/** Sign-off notes, closing statements and registers with one fault each. */
import type { VectorSet } from './vector-set.ts';
import { BZK_REGISTER, canonical, closeText, KEYS, REGISTER, signNote, signOff, WORKSPACE } from './world.ts';

type CheckId = Parameters<VectorSet['bad']>[3];

export function addBadSignOffs(set: VectorSet): void {
  const text = signOff({});
  const note = signNote(text, KEYS.minister);
  const lines = text.split('\n');
  const edited = (name: string, content: string, fails: CheckId = 'signature'): void =>
    set.bad(`sign-off-bad-${name}.note`, content, 'note', fails);
  // Signed by the minister, so the signature is right and the text is not.
  const formed = (name: string, content: string, fails: CheckId = 'sign_off_form'): void => {
    if (content === text) throw new Error(`${name} changes nothing`);
    edited(name, signNote(content, KEYS.minister), fails);
  };
  const at = (label: string): number => lines.findIndex((l) => l.startsWith(label));
  const set1 = (label: string, value: string): string => lines.with(at(label), `${label}: ${value}`).join('\n');

  edited('decision', note.replace(' akkoord ', ' retour '));
  edited('line-removed', note.split('\n').toSpliced(at('VB-2027-0002'), 1).join('\n'));
  const first = at('VB-2027-0001');
  edited(
    'reordered',
    note
      .split('\n')
      .with(first, lines[first + 2]!)
      .with(first + 2, lines[first]!)
      .join('\n'),
  );
  edited('remark', note.replace('opmerking: geen', `opmerking: sha256 ${'A'.repeat(43)}`));

  formed('word', text.replace(' akkoord ', ' accoord '));
  formed('count', set1('registraties', '4'));
  formed('entry-lost', lines.toSpliced(at('VB-2027-0002'), 1).join('\n'));
  formed('entry-twice', lines.toSpliced(first, 0, lines[first]!).join('\n'));
  formed('number-twice', text.replace('VB-2027-0003', 'VB-2027-0001'));
  formed('retour-bare', text.replace(/( retour [\w-]{43}) sha256 [\w-]{43}/, '$1'));
  formed('akkoord-more', text.replace(/( akkoord [\w-]{43})/, `$1 sha256 ${'A'.repeat(43)}`));
  formed('leaf-short', text.replace(/( akkoord [\w-]{42})[\w-]/, '$1'));
  formed('leaf-bits', text.replace(/( akkoord [\w-]{42})[\w-]/, '$1B'));
  formed('day', text.replace(' 2027-02-03 ', ' 2027-02-30 '));
  formed('header-lost', lines.toSpliced(at('aanvullend'), 1).join('\n'));
  formed('header-order', lines.with(3, lines[4]!).with(4, lines[3]!).join('\n'));
  formed('quarter', set1('kwartaal', '2027-Q5'));
  formed('kind', set1('soort', 'jaar'));
  formed('request', set1('verzoek', '7K3M-0Q8R-2V5X-9ABU'));
  formed('nil-with-entries', set1('verklaring', 'nihil'));
  formed('declaration', text.replace('Voor zover ik weet is', 'Dit is'));
  formed('deleted', set1('werkberichten verwijderd', 'niet gevraagd'));
  formed('size-zero', text.replace('/1 13 ', '/1 013 '));
  formed('origin', text.replace(`${WORKSPACE}/1 13`, 'ffff-eeee-dddd-cccc/1 13'));
  formed('blank-line', text.replace('\n\nVB', '\n\n\nVB'));
  formed('two-spaces', text.replace('A. de', 'A.  de'));
  formed('tail', `${text}Verder niets.\n`);
  formed('nfd', text.replace('Tésteur', 'Te\u0301steur'), 'plain_text');
  formed('bidi', text.replace('Tésteur', 'T\u202eésteur'), 'plain_text');
  formed('delete-mark', text.replace('Tésteur', 'T\u007fésteur'), 'plain_text');
  edited('signer-elsewhere', signNote(text, KEYS.neighbour), 'sign_off_signer');
  edited('signer-log', signNote(text, KEYS.log), 'sign_off_signer');
  edited('signer-unknown', signNote(text, KEYS.stranger), 'no_trusted_key');
}

export function addBadRegisters(set: VectorSet): void {
  const close = (name: string, text: string, fails: CheckId = 'close_form'): void =>
    set.bad(`close-bad-${name}.note`, text, 'note', fails, { with: ['register.json'] });
  const signed = (change: Record<string, string>): string => signNote(closeText(REGISTER, change), KEYS.manager);
  close('figure', signed({}).replace('registraties: 3', 'registraties: 2'), 'signature');
  close('count', signed({ registraties: '4' }), 'register_close');
  close('incidents', signed({ incidenten: '0' }), 'register_close');
  close('checksum', signNote(closeText(`${REGISTER} `), KEYS.manager), 'register_close');
  close('zero', signed({ registraties: '03' }));
  close('quarter', signed({ kwartaal: '2027-Q2' }));
  close('version', signed({ versie: '2' }));
  close('role', signed({ 'gesloten door': 'B. van Proef, beheerder' }));
  close('moment', signed({ 'gesloten op': '2027-04-12 09:30' }));
  close('tail', signNote(`${closeText(REGISTER)}open: drafts 1\n`, KEYS.manager));
  close('signer', signNote(closeText(REGISTER), KEYS.log), 'close_signer');
  set.bad('close-bad-alone.note', signed({}), 'note', 'register_close');

  const bad = (name: string, text: string, fails: CheckId, given = 'close.note'): void => {
    if (text === REGISTER) throw new Error(`${name} changes nothing`);
    set.bad(`register-bad-${name}.json`, text, 'register', fails, { with: [given] });
  };
  const value = JSON.parse(REGISTER) as {
    meta: { counts: Record<string, number> };
    sheets: Record<string, Record<string, unknown>[]>;
  };
  const rows = value.sheets['Registraties']!;
  const withRows = (list: unknown[]): string =>
    canonical({ ...value, sheets: { ...value.sheets, Registraties: list } });
  bad('cell', REGISTER.replace('"reden_code":"SPOED"', '"reden_code":"DEFECT_TELEFOON"'), 'register_close');
  bad('rows-order', withRows([rows[1], rows[0], rows[2]]), 'register_close');
  bad('row-lost', withRows(rows.slice(1)), 'register_counts');
  bad('row-columns', withRows([{ ...rows[0], extra: 1 }, rows[1], rows[2]]), 'register_form');
  bad('row-list', withRows([rows[0], rows[1], { ...rows[2], naam: ['x'] }]), 'register_form');
  bad(
    'count',
    canonical({ ...value, meta: { ...value.meta, counts: { ...value.meta.counts, Bijlagen: 4 } } }),
    'register_counts',
  );
  bad('sheet-lost', canonical({ ...value, sheets: { Registraties: rows } }), 'register_form');
  bad('edition', canonical({ ...value, meta: { ...value.meta, edition: 'geheim' } }), 'register_form');
  bad('spaces', JSON.stringify(value, null, 1), 'register_canonical');
  bad('one-space', REGISTER.replace('{"format":', '{"format": '), 'register_canonical');
  bad('newline', `${REGISTER}\n`, 'register_canonical');
  bad('escape', REGISTER.replace('Voorbeelden', '\\u0056oorbeelden'), 'register_canonical');
  bad('float', REGISTER.replace('"aantal_berichten":1,', '"aantal_berichten":1.0,'), 'register_canonical');
  bad('name-twice', REGISTER.replace('"version":1}', '"version":1,"version":1}'), 'register_canonical');
  bad('half-emoji', REGISTER.replace('SPOED', '\\ud83d'), 'register_canonical');
  set.bad('register-bad-alone.json', REGISTER, 'register', 'no_trusted_key');
  // The statement names each edition: the values of one do not pass as another.
  bad('bzk', canonical({ ...value, meta: { ...value.meta, edition: 'bzk', salt: null } }), 'register_close');
  bad('salt', canonical({ ...value, meta: { ...value.meta, salt: null } }), 'register_form');
  bad('bzk-cell', BZK_REGISTER.replace('"reden_code":"SPOED"', '"reden_code":"STORING"'), 'register_close');
  close('edition', signed({ 'uitgave bzk': `sha256 ${'0'.repeat(63)}` }));
}
