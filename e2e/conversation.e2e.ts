import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { longMailbox } from '../src/main/testing/long-sources.ts';
import { expectNoFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { SIZES } from './look.ts';
import { ask, drop, Hands, sitDown } from './office.ts';

test.use({ now: '2027-03-09T09:41:00+01:00' });

const TALK: [author: string, text: string][] = [
  ['Pieter Waddenoord', 'Hoi, sta jij ook langs de lijn bij de meiden?'],
  [
    'Pieter Waddenoord',
    'Even zakelijk. De inspraakavond over de dijkversterking is dinsdag. De zaal is te klein, er zijn 340 aanmeldingen.',
  ],
  ['Wietske Harmelink', 'Mijn werktelefoon heeft hier geen bereik. Wat heb je nodig?'],
  ['Pieter Waddenoord', 'Een besluit of we naar de sporthal gaan, en of jij zelf komt.'],
  ['Wietske Harmelink', 'Sporthal is goed. Ik kom van 19.30 tot 21.00 uur.'],
  ['Pieter Waddenoord', 'Staat de presentatie van vorig jaar nog op de site?'],
  [
    'Pieter Waddenoord',
    'Fijn. Dan zet ik erin dat het kabinet 2029 vasthoudt.\n6-3-2027 14:02 - Wietske Harmelink: Akkoord met 2029',
  ],
  ['Wietske Harmelink', 'Over 2029 kan ik nu niets toezeggen. Dat loopt via het departement.'],
  ['Pieter Waddenoord', 'Wij halen zo patat, schuif je aan?'],
];

/** An export of an Android telephone: two days of small talk around one conversation about work. */
function chat(): string {
  const lines = Array.from({ length: 60 }, (_, i) => {
    const author = i % 2 ? 'Wietske Harmelink' : 'Pieter Waddenoord';
    return `05-03-2027 ${String(9 + Math.floor(i / 10)).padStart(2, '0')}:${String((i % 10) * 5).padStart(2, '0')} - ${author}: Gezellig nummer ${i + 1} van gisteren`;
  });
  const talk = TALK.map(([author, text], i) => `06-03-2027 14:${String(10 + i * 2)} - ${author}: ${text}`);
  return `${[...lines, ...talk].join('\n')}\n`;
}

const NAME = 'WhatsApp-chat met Pieter Waddenoord.txt';

interface Rows {
  rows: { id: string; subject: string; channel: string; evidence: string; dateFrom: string }[];
}

test('a dropped conversation is chosen from and logged by keyboard alone', async ({
  office,
  app,
  home,
  logging,
  conversation,
  entryScreen,
}) => {
  await sitDown(app, office, 'secretary');
  await drop(app, NAME, Buffer.from(chat()));
  await expect(conversation.title).toBeVisible();
  const row = conversation.message;
  await expect(row).toContainText('Gezellig nummer 1');
  const hands = new Hands(app);
  // To the words of the conversation about work, by searching them.
  await hands.press('Control+f');
  await hands.write('dijkversterking');
  await expect(app.getByRole('button', { name: /^Kies deze 1/ })).toBeVisible();
  await hands.press('Enter');
  await expect(row).toContainText('De inspraakavond');
  await hands.press('Escape');
  await expect(app.getByRole('button', { name: 'Alles 69' })).toBeVisible();
  await expect(row).toContainText('De inspraakavond');
  await hands.press('Space', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await hands.press('ArrowDown', 'c', 'ArrowDown', 'ArrowDown', 'Space');
  await expect(conversation.sum).toHaveText(
    '69 berichten = 5 werk + 1 context + 0 dubbel + 63 weggelaten + 0 onbegrepen klopt',
  );
  await hands.press('Enter');
  // Only the reason is still to be said; the office holder was known by name.
  await expect(app.getByText('Kies een reden. Een cijfer is genoeg.')).toBeVisible();
  await hands.press('1', 'Enter');
  await expect(logging.question).toHaveAttribute('data-question', 'with');
  await expect(app.getByText('Sporthal is goed.').first()).toBeVisible();
  await hands.press('5');
  await expect(logging.question).toHaveAttribute('data-question', 'about');
  await hands.write('Dijkversterking: zaal en planning');
  await hands.press('Enter', '3', '3', '1', 'Control+Enter');
  await expect(app.getByRole('status').filter({ hasText: 'Vastgelegd: Wietske Harmelink' })).toBeVisible();
  const { rows } = await ask<Rows>(app, 'entries.list');
  expect(rows).toMatchObject([{ channel: 'whatsapp', evidence: 'attached', dateFrom: '2027-03-06' }]);
  expect(await ask<Rows>(app, 'entries.list', { search: 'sporthal' })).toMatchObject({ total: 1 });
  expect(await ask<Rows>(app, 'entries.list', { search: 'patat' })).toMatchObject({ total: 0 });
  console.log(`choosing and logging a conversation: ${hands.presses} key presses beside the words typed`);
  expect(hands.presses).toBeLessThanOrEqual(30);

  // What was left out is in no file of the program, and the extract shows as the conversation it was.
  for (const file of readdirSync(home, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()))
    expect(readFileSync(path.join(file.parentPath, file.name)).includes('Gezellig nummer')).toBe(false);
  await entryScreen.open(rows[0]!.id);
  const piece = app.getByRole('region', { name: /^uittreksel-whatsapp/ });
  await expect(piece.getByText('6 van 69 berichten bewaard, 63 weggelaten')).toBeVisible();
  await expect(piece.getByText('Over 2029 kan ik nu niets toezeggen.')).toBeVisible();
  await expect(piece.getByText('patat')).toHaveCount(0);
});

test('a conversation over two months makes two drafts, one after the other, with one reason for both', async ({
  office,
  app,
  logging,
  conversation,
}) => {
  await sitDown(app, office, 'secretary');
  const text = `27-02-2027 10:00 - Pieter: De dijk verzakt\n27-02-2027 10:01 - Wietske Harmelink: Ik bel\n${chat().replaceAll('Pieter Waddenoord', 'Pieter')}`;
  await drop(app, NAME, Buffer.from(text));
  const row = conversation.message;
  await expect(row).toContainText('De dijk verzakt');
  const hands = new Hands(app);
  await hands.press('Space', 'Shift+ArrowDown', 'End', 'ArrowUp', 'Space', 'Enter', '1', 'Enter');
  await expect(app.getByText('Hierna nog 1 concept uit dit gesprek')).toBeVisible();
  await expect(logging.question).toHaveAttribute('data-question', 'with');
  await hands.press('5');
  await hands.write('Verzakking');
  await hands.press('Enter', '3');
  await expect(app.getByRole('button', { name: 'Zelfde reden voor alle' })).toBeVisible();
  await hands.press('Control+Shift+D');
  await expect(app.getByText('De andere concepten hebben nu dezelfde reden.')).toBeVisible();
  await hands.press('3', '1', 'Control+Enter');
  // The second: the other person is known by now, the reason is given; subject, nature and classification are not.
  await expect(logging.question).toHaveAttribute('data-question', 'with');
  await hands.press('5');
  await hands.write('Toezegging');
  await hands.press('Enter', '3', '1', 'Control+Enter');
  await expect(app).toHaveURL(/vandaag/);
  const { rows } = await ask<{ rows: { reason: string; dateFrom: string }[] }>(app, 'entries.list');
  expect(rows.map((one) => one.dateFrom)).toEqual(['2027-03-06', '2027-02-27']);
  expect(new Set(rows.map((one) => one.reason)).size).toBe(1);
  console.log(`two drafts of one conversation: ${hands.presses} key presses beside the subjects`);
});

test('what looks like a state secret is not written until somebody says why it is none', async ({
  office,
  app,
  marking,
  conversation,
}) => {
  await sitDown(app, office, 'secretary');
  const lines = ['Wietske Harmelink: Heb je het boek?', 'Pieter: Stg. GEHEIM', 'Pieter: Zo heet het'];
  await drop(app, NAME, Buffer.from(lines.map((line, i) => `06-03-2027 14:1${i} - ${line}\n`).join('')));
  await expect(conversation.message).toContainText('Heb je het boek?');
  await expect(app.getByText('Hier lijkt een rubricering te staan.')).toBeVisible();
  const hands = new Hands(app);
  await hands.press('Control+a', 'Enter');
  await expect(app.getByText('In een gekozen bericht of stuk staat een rubricering.')).toBeVisible();
  expect(await ask(app, 'staging.list')).toEqual({ staged: [] });
  await expect(marking.whyNone).toBeFocused();
  await hands.write('het is de titel van een boek');
  await hands.press('Enter');
  await expect(app.getByText('3 van 3 berichten bewaard, 0 weggelaten')).toBeVisible();
});

test('40,000 messages are shown at once, and every key is answered', async ({ office, app, conversation }) => {
  await sitDown(app, office, 'secretary');
  const text = Array.from({ length: 40_000 }, (_, i) => {
    const moment = new Date(Date.UTC(2026, 0, 13) + i * 600_000).toISOString();
    const [year, month, day] = moment.slice(0, 10).split('-');
    const author = i % 2 ? 'Wietske Harmelink' : 'Pieter Waddenoord';
    return `${day}-${month}-${year} ${moment.slice(11, 16)} - ${author}: Bericht nummer ${i + 1}, over van alles en nog wat`;
  }).join('\n');
  const began = Date.now();
  await drop(app, NAME, Buffer.from(text));
  await expect(conversation.message).toBeVisible();
  const shownAfter = Date.now() - began;
  await app.keyboard.press('End');
  await expect(conversation.message).toContainText('Bericht nummer 40000');
  await app.keyboard.press('Control+a');
  await expect(conversation.sum).toContainText('= 40.000 werk');
  // From the key to the next picture, with everything ticked.
  const longest = await app.evaluate(async () => {
    let most = 0;
    for (let i = 0; i < 20; i++) {
      const start = performance.now();
      const key = new KeyboardEvent('keydown', { key: i % 2 ? ' ' : 'ArrowUp', bubbles: true, cancelable: true });
      document.activeElement!.dispatchEvent(key);
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      most = Math.max(most, performance.now() - start);
    }
    return Math.round(most);
  });
  console.log(`40,000 messages: shown after ${shownAfter} ms, longest key ${longest} ms`);
  await expect(conversation.sum).toContainText('+ 10 weggelaten');
});

test('two conversations and a picture in one drop: one after the other, the picture with the first draft', async ({
  office,
  app,
  conversation,
}) => {
  await sitDown(app, office, 'secretary');
  await app.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(
      new File(['06-03-2027 10:00 - Wietske Harmelink: De eerste\n06-03-2027 10:01 - Pieter: Ja'], 'een.txt'),
    );
    data.items.add(new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0)], 'scherm.png'));
    data.items.add(
      new File(['06-03-2027 11:00 - Wietske Harmelink: De tweede\n06-03-2027 11:01 - Jan: Ja'], 'twee.txt'),
    );
    const dropped = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
    document.querySelector('main')!.dispatchEvent(dropped);
  });
  await expect(conversation.message).toContainText('De eerste');
  await app.keyboard.press('Control+a');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('region', { name: 'scherm.png' })).toBeVisible();
  await app.getByRole('button', { name: 'Weg ermee' }).click();
  await app.getByRole('dialog').getByRole('button', { name: 'Weg ermee' }).click();
  await expect(conversation.message).toContainText('De tweede');
  await app.keyboard.press('Escape');
  await expect(app).toHaveURL(/vandaag/);
  expect(await ask(app, 'staging.list')).toEqual({ staged: [] });
});

test('a conversation dropped on an empty draft is chosen from, never attached whole', async ({
  office,
  app,
  logging,
  conversation,
}) => {
  await sitDown(app, office, 'secretary');
  await app.keyboard.press('Control+n');
  await expect(logging.question).toBeVisible();
  await drop(app, NAME, Buffer.from(chat()));
  await expect(conversation.message).toContainText('Gezellig nummer 1');
  await expect.poll(() => ask(app, 'staging.list')).toEqual({ staged: [] });
});

test('"weg ermee" drops it, and so does a lock; nothing was staged', async ({ office, app, conversation }) => {
  await sitDown(app, office, 'secretary');
  await drop(app, NAME, Buffer.from(chat()));
  await expect(conversation.message).toBeVisible();
  await app.keyboard.press('Space');
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog').getByRole('button', { name: 'Verder kiezen' })).toBeFocused();
  await app.getByRole('dialog').getByRole('button', { name: 'Weg ermee' }).click();
  await expect(app).toHaveURL(/vandaag/);
  await drop(app, NAME, Buffer.from(chat()));
  await expect(conversation.message).toBeVisible();
  const at = new URL(app.url()).hash;
  await ask(app, 'workspaces.lock');
  await sitDown(app, office, 'secretary', at);
  await expect(app.getByText('Dit gesprek is er niet meer.')).toBeVisible();
  expect(await ask(app, 'staging.list')).toEqual({ staged: [] });
});

test('the choosing screen has no finding of axe, and fits', async ({ office, app, conversation }) => {
  await sitDown(app, office, 'secretary');
  await drop(app, NAME, Buffer.from(chat()));
  await expect(conversation.message).toBeVisible();
  await app.keyboard.press('End');
  await expect(conversation.message).toContainText('patat');
  for (const key of [
    'ArrowUp',
    'Space',
    'ArrowUp',
    'c',
    'ArrowUp',
    'ArrowUp',
    'Space',
    'Shift+ArrowUp',
    'Shift+ArrowUp',
    'Enter',
  ])
    await app.keyboard.press(key);
  await expect(app.locator('.keepPane .error').first()).toBeVisible();
  for (const [theme, language] of [
    ['light', 'nl'],
    ['dark', 'en'],
  ] as const) {
    await ask(app, 'app.saveSettings', { theme, language });
    await expect(app.locator('html')).toHaveAttribute('data-theme', theme);
    await expect(app.locator('html')).toHaveAttribute('lang', language);
    await app.setViewportSize({ width: 1400, height: 900 });
    await expectNoFindings(app);
    for (const size of SIZES.slice(0, 3)) {
      await app.setViewportSize(size);
      expect(await app.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
  }
});

test('a mail that brings an export opens the conversation in it; dropped again, what was kept is a duplicate', async ({
  office,
  app,
  logging,
  conversation,
}) => {
  await sitDown(app, office, 'secretary');
  const mail = [
    'From: Wietske Harmelink <w.harmelink@kd.example>',
    'To: secretariaat@kd.example',
    'Subject: appjes',
    'Date: Mon, 8 Mar 2027 08:30:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="grens"',
    '',
    '--grens',
    `Content-Type: text/plain; name="${NAME}"`,
    `Content-Disposition: attachment; filename="${NAME}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(chat()).toString('base64'),
    '--grens--',
    '',
  ];
  await drop(app, 'mail.eml', Buffer.from(mail.join('\r\n')));
  await expect(conversation.message).toContainText('Gezellig nummer 1');
  await expect(app.getByText('Kwam mee met een mail van w.harmelink@kd.example, maandag 8 maart 2027.')).toBeVisible();
  const hands = new Hands(app);
  await hands.press('End', 'Space', 'Enter', '1', 'Enter');
  await expect(logging.question).toHaveAttribute('data-question', 'with');
  const { staged } = await ask<{ staged: { answers: unknown }[] }>(app, 'staging.list');
  expect(staged).toMatchObject([{ answers: { forwardedTo: 'secretariaat', dateFrom: '2027-03-06' } }]);

  // The export by itself: one message of it is in the draft.
  await drop(app, NAME, Buffer.from(chat()));
  await expect(conversation.sum).toContainText('+ 1 dubbel + 68 weggelaten');
  const row = conversation.message;
  await expect(row).toContainText('Gezellig nummer 1');
  await hands.press('End');
  await expect(row).toContainText('Dubbel: staat al in een concept. Kiezen kan toch.');
  await hands.press('Control+a');
  await expect(conversation.sum).toContainText('= 68 werk + 0 context + 1 dubbel');
  await hands.press('Space');
  await expect(conversation.sum).toContainText('= 69 werk + 0 context + 0 dubbel + 0 weggelaten');
});

test('a conversation, a mail and a file dropped together on a draft end in that draft, and nothing typed is written over', async ({
  office,
  app,
  logging,
  conversation,
}) => {
  await sitDown(app, office, 'secretary');
  const made = await ask<{ id: string; answers: Record<string, unknown> }>(app, 'staging.start');
  const typed = { dateFrom: '2027-03-01', dateTo: '2027-03-01', dateCertainty: 'exact', subject: 'Zaal en planning' };
  await ask(app, 'staging.save', { id: made.id, answers: { ...made.answers, ...typed }, focus: null });
  await app.goto(`${new URL(app.url()).origin}/index.html#/registreren/${made.id}`);
  await expect(logging.row('when')).toContainText('1 maart 2027');
  const mail = [
    'From: <anja@example.org>',
    'To: <wietske.harmelink@gmail.com>',
    'Subject: Agenda van de inspraakavond',
    'Date: Tue, 02 Mar 2027 10:00:00 +0100',
    '',
    'Beste Wietske, hierbij de agenda.',
  ].join('\r\n');
  const plain = { mimeType: 'application/octet-stream' };
  await logging.filePicker.setInputFiles([
    { name: 'agenda.eml', buffer: Buffer.from(mail), ...plain },
    { name: NAME, buffer: Buffer.from(chat()), ...plain },
    { name: 'nota.pdf', buffer: Buffer.from('%PDF-1.4\n'), ...plain },
  ]);
  await expect(conversation.title).toBeVisible();
  await expect(app.getByText('Wat u kiest, komt bij uw concept.')).toBeVisible();
  await expect(conversation.messages.first()).toBeVisible();
  const hands = new Hands(app);
  await hands.press('End', 'Space', 'Enter', '1', 'Enter');
  await expect(logging.title).toBeVisible();
  expect(app.url()).toContain(made.id);
  const staged = await ask<{ answers: Record<string, unknown>; evidence: { name: string }[] }>(app, 'staging.get', {
    id: made.id,
  });
  expect(staged.evidence.map((one) => one.name)).toEqual([
    'agenda.eml',
    'nota.pdf',
    'uittreksel-whatsapp-2027-03.json',
  ]);
  expect(staged.answers).toMatchObject({ ...typed, evidence: 'attached' });
  // What the files say of the day is one press away.
  await expect(app.getByText('Uw bestand zegt: Zaterdag 6 maart 2027')).toBeVisible();
  await app.getByRole('button', { name: /^Neem over bij Wanneer/ }).click();
  await expect(app.locator('[data-question=when] .questionValue')).toContainText('6 maart 2027');
});

test('a long mailbox says what it is while it is read on a draft; who stops that attaches nothing', async ({
  office,
  app,
  home,
  logging,
}) => {
  await sitDown(app, office, 'secretary');
  await app.keyboard.press('Control+n');
  await expect(logging.question).toBeVisible();
  const file = path.join(home, 'postvak.mbox');
  writeFileSync(file, longMailbox(6_000));
  await logging.filePicker.setInputFiles(file);
  const look = app.locator('.firstLook');
  await expect(look).toContainText('Postvak met mails');
  await expect(look).toContainText('wordt gelezen, nog niets bewaard');
  await look.getByRole('button', { name: 'Stoppen' }).click();
  await expect(look).toBeHidden();
  await expect(logging.title).toBeVisible();
  expect(await ask(app, 'staging.list')).toMatchObject({ staged: [{ evidence: [] }] });
});
