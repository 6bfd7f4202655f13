import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { writeChat } from '../testing/chats.ts';
import { android, CHAT, dropsOn, NAME } from '../testing/drops.ts';
import { type TestOffice, testAnswers, testOffice } from '../testing/office.ts';
import { zipOf } from '../testing/zips.ts';

let o: TestOffice;
beforeAll(async () => {
  o = await testOffice();
});
const { open, extractIn, everythingKept, clear } = dropsOn(() => o);
afterEach(clear);
afterAll(() => o.remove());

describe('what is kept of it', () => {
  const keep = { self: 'Wietske Harmelink', leftOutReason: 'PRIVE' };

  test('is a draft per month with exactly the chosen messages, and the sums add up', async () => {
    const { id, sha256, bytes } = await open();
    const { staged } = await o.call('intake.keep', {
      id,
      ...keep,
      kept: [
        [3, 4],
        [25, 28],
      ],
      context: [[24, 24]],
    });
    expect(staged).toHaveLength(2);
    const [february, march] = staged;
    expect(february!.answers).toMatchObject({
      dateFrom: '2027-02-27',
      messages: 2,
      channel: 'whatsapp',
      accountId: o.ids.account,
      direction: 'GESPREK',
      evidence: 'attached',
      captureMethod: 'export',
      leftOutReason: 'PRIVE',
      reason: null,
      termId: o.ids.term,
    });
    expect(march!.answers).toMatchObject({ dateFrom: '2027-03-06', time: '10:23', messages: 4 });
    const extracts = [await extractIn(february!), await extractIn(march!)];
    expect(extracts.map((e) => e.messages.map((m) => [m.n, m.role]))).toEqual([
      [
        [3, 'work'],
        [4, 'work'],
      ],
      [
        [24, 'context'],
        [25, 'work'],
        [26, 'work'],
        [27, 'work'],
        [28, 'work'],
      ],
    ]);
    for (const extract of extracts) {
      expect(extract.source).toEqual({ name: NAME, kind: 'whatsapp', bytes, sha256 });
      expect(extract.balance).toEqual({
        unit: 'message',
        total: 31,
        kept: 7,
        leftOut: 24,
        duplicate: 0,
        notUnderstood: 0,
      });
    }
    const { balance } = extracts[0]!;
    const sum = extracts.reduce((n, { part }) => n + part.work + part.context + part.leftOut, 0);
    expect(sum + balance.duplicate + balance.notUnderstood).toBe(balance.total);
    expect(staged.reduce((n, s) => n + (s.answers.leftOut ?? 0), 0)).toBe(balance.leftOut);
    expect(extracts[1]!.messages[1]).toMatchObject({
      at: 'line 25',
      direction: 'VERZONDEN',
      text: 'Onderwerp woordvan25x hier',
    });
  });

  test('of what was not chosen, nothing is in any file, answer, preview or record', async () => {
    const { id } = await open();
    await o.call('intake.keep', {
      id,
      ...keep,
      kept: [
        [3, 3],
        [30, 30],
      ],
    });
    const kept = await everythingKept();
    expect(kept.match(/woordvan\d+x/g)?.toSorted()).toEqual(expect.arrayContaining(['woordvan3x', 'woordvan30x']));
    expect(new Set(kept.match(/woordvan\d+x/g))).toEqual(new Set(['woordvan3x', 'woordvan30x']));
    // It was opened once; what was left out is in no memory either.
    await expect(o.call('intake.get', { id })).rejects.toThrow('not_found');
  });

  test('an entry made of it is found by the words of its messages, and its evidence is whole', async () => {
    const { id } = await open();
    const { staged } = await o.call('intake.keep', { id, ...keep, kept: [[25, 25]] });
    const { answers } = staged[0]!;
    const filled = testAnswers(o.ids, { ...answers, counterparty: 'BURGEMEESTER_DECENTRAAL', subject: 'Dijk' });
    const full = { ...filled, reason: 'SLECHT_BEREIK', nature: 'PROCES', classification: 'ONGERUBRICEERD' };
    await o.call('staging.save', { id: staged[0]!.id, answers: full, focus: null });
    const entry = await o.call('entries.log', { stagingId: staged[0]!.id });
    expect((await o.call('entries.list', { search: 'woordvan25x' })).rows).toHaveLength(1);
    expect((await o.call('entries.list', { search: 'woordvan26x' })).rows).toEqual([]);
    expect(entry.evidence[0]).toMatchObject({ format: 'extract', origin: 'export', isOriginal: false });
    expect(await o.call('journal.check', {})).toMatchObject({ problems: [] });
    // The next time the same person is known by the keyed hash, without the name being kept.
    const again = await open();
    const next = await o.call('intake.keep', { id: again.id, ...keep, kept: [[27, 27]] });
    expect(next.staged[0]!.answers.counterparty).toBe('BURGEMEESTER_DECENTRAAL');
    expect(next.staged[0]!.guesses).toContainEqual({
      field: 'with',
      key: 'remembered_name',
      certainty: 'zeker',
      detail: entry.number,
    });
  });

  test('documents of chosen messages come along, pictures when asked, of others none', async () => {
    const lines = [
      'Hier het stuk.pdf (bestand bijgevoegd)',
      'IMG-20270306-WA0001.jpg (bestand bijgevoegd)',
      'geheim.pdf (bestand bijgevoegd)',
    ];
    const chat = lines.map((text, i) => ({ at: `2027-03-06T10:0${i}:00`, author: i ? 'Pieter' : 'Wietske', text }));
    chat[0]!.text = 'stuk.pdf (bestand bijgevoegd)';
    const zip = zipOf([
      { name: 'WhatsApp-chat met Pieter.txt', content: Buffer.from(writeChat(android, chat)) },
      { name: 'stuk.pdf', content: Buffer.from('%PDF-1.4 stuk') },
      { name: 'IMG-20270306-WA0001.jpg', content: Buffer.from('ffd8ffe000104a464946', 'hex') },
      { name: 'geheim.pdf', content: Buffer.from('%PDF-1.4 geheim') },
    ]);
    const names = async (media: boolean): Promise<string[]> => {
      const { id, media: held } = await open('WhatsApp-chat met Pieter.zip', zip);
      expect(held).toBe(1);
      const { staged } = await o.call('intake.keep', { id, ...keep, self: 'Wietske', kept: [[1, 2]], media });
      return staged[0]!.evidence.map((e) => e.name);
    };
    expect(await names(false)).toEqual(['uittreksel-whatsapp-2027-03.json', 'stuk.pdf']);
    expect(await names(true)).toEqual(['uittreksel-whatsapp-2027-03.json', 'stuk.pdf', 'IMG-20270306-WA0001.jpg']);
  });

  test('needs something chosen, and a reason as soon as anything is left out', async () => {
    const { id } = await open();
    await expect(o.call('intake.keep', { id, ...keep, kept: [] })).rejects.toThrow('invalid_input');
    await expect(o.call('intake.keep', { id, kept: [[3, 3]] })).rejects.toThrow('reason_needed');
    await expect(o.call('intake.keep', { id, ...keep, kept: [[3, 3]], self: 'Niemand' })).rejects.toThrow(
      'invalid_input',
    );
    await expect(o.call('intake.keep', { id, kept: [[3, 3]], leftOutReason: 'ZOMAAR' })).rejects.toThrow(
      'unknown_code',
    );
    const all = await o.call('intake.keep', { id, self: keep.self, kept: [[1, 31]] });
    expect(all.staged.map((s) => s.answers.leftOut)).toEqual([0, 0]);
  });

  test('a marking of a state secret stops the writing until somebody says why it is none', async () => {
    const chat = [
      ...CHAT.slice(1, 3),
      { at: '2027-03-06T11:00:00', author: 'Pieter Waddenoord', text: 'Stg. GEHEIM\nplan' },
    ];
    const { id } = await open('chat.txt', writeChat(android, chat));
    await expect(o.call('intake.keep', { id, ...keep, kept: [[3, 3]] })).rejects.toThrow('content_blocked');
    expect((await o.call('staging.list', {})).staged).toEqual([]);
    const { staged } = await o.call('intake.keep', { id, ...keep, kept: [[3, 3]], noMarking: 'Titel van een boek' });
    expect((await extractIn(staged[0]!)).noMarking).toBe('Titel van een boek');
  });

  test('a departmental marking stops it only where the security authority did not decide that it may be kept', async () => {
    const chat = [{ at: '2027-03-06T11:00:00', author: 'Pieter Waddenoord', text: 'Dep. VERTROUWELIJK\nplan' }];
    const said = { ...keep, kept: [[1, 1]] as [number, number][] };
    const { id } = await open('chat.txt', writeChat(android, [...chat, ...CHAT.slice(1, 3)]));
    await expect(o.call('intake.keep', { id, ...said })).rejects.toThrow('content_blocked');
    await o.as('records');
    await o.call('workspaces.accredit', { accreditation: { note: 'Besluit BVA 2027-14', decidedOn: '2027-03-01' } });
    await o.as('secretary');
    const again = await open('chat.txt', writeChat(android, [...chat, ...CHAT.slice(1, 3)]));
    expect((await o.call('intake.keep', { id: again.id, ...said })).staged).toHaveLength(1);
    await o.as('records');
    await o.call('workspaces.accredit', { accreditation: null });
    await o.as('secretary');
  });

  test('a document with such a marking beside a chosen message stops it too', async () => {
    const line = { at: '2027-03-06T10:00:00', author: 'Wietske', text: 'nota.txt (bestand bijgevoegd)' };
    const zip = zipOf([
      { name: 'WhatsApp-chat met Pieter.txt', content: Buffer.from(writeChat(android, [line, ...CHAT.slice(1, 3)])) },
      { name: 'nota.txt', content: Buffer.from('Stg. ZEER GEHEIM\n\nDe nota.\n') },
    ]);
    const { id } = await open('WhatsApp-chat met Pieter.zip', zip);
    const given = { id, ...keep, self: 'Wietske', kept: [[1, 1]] as [number, number][] };
    await expect(o.call('intake.keep', given)).rejects.toThrow('content_blocked');
    expect((await o.call('staging.list', {})).staged).toEqual([]);
    const { staged } = await o.call('intake.keep', { ...given, noMarking: 'Titel van een boek' });
    expect(staged[0]!.evidence.map((one) => one.name)).toContain('nota.txt');
  });

  test('a duplicate is counted and linked, and never kept twice', async () => {
    const twice = {
      at: '2027-03-06T12:00:00',
      author: 'Pieter Waddenoord',
      text: 'Een tamelijk lang bericht over de zaal en de dijk',
    };
    const opened = await open('chat.txt', writeChat(android, [twice, twice, ...CHAT.slice(28)]));
    expect(opened.duplicates).toEqual([[2, 2]]);
    const { staged } = await o.call('intake.keep', { id: opened.id, ...keep, kept: [[1, 2]] });
    const extract = await extractIn(staged[0]!);
    expect(extract.messages.map((m) => m.n)).toEqual([1]);
    expect(extract.balance).toMatchObject({ kept: 1, duplicate: 1 });
  });
});
