import { bytesOf, msgFile } from '../src/main/testing/sources.ts';
import { expect, test } from './fixtures.ts';
import { ask, drop, sitDown } from './office.ts';

test.use({ now: '2027-03-09T09:41:00+01:00' });

/** Calls home in every way that a mail knows, looks like the program, and lies about where its link goes. */
const NASTY = `From: "Burgemeester" <b@gemeente.example>
To: wietske.harmelink@gmail.com
Subject: Uitnodiging
Date: Mon, 8 Mar 2027 10:00:00 +0100
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><head>
<style>@import url(https://volger.example/a.css); body{background:url(https://volger.example/b.png)}</style>
<link rel="stylesheet" href="https://volger.example/c.css">
<meta http-equiv="refresh" content="0;url=https://volger.example/d">
<base href="https://volger.example/">
</head><body onload="fetch('https://volger.example/e')" background="https://volger.example/f.png">
<script>window.top.document.title='gekaapt'; fetch('https://volger.example/g')</script>
<p style="background:url(https://volger.example/h.png)">Beste <b>Wietske</b>,</p>
<table><tr><th>Dag</th><td>12 maart</td></tr></table>
<img src="https://volger.example/i.png" alt="logo" onerror="alert(1)">
<img src="x" srcset="https://volger.example/j.png 2x" alt="foto">
<video poster="https://volger.example/k.png" src="https://volger.example/l.mp4" autoplay></video>
<svg><image href="https://volger.example/m.png"/></svg>
<iframe src="https://volger.example/n"></iframe>
<object data="https://volger.example/o"></object>
<form action="https://volger.example/p"><input name="wachtzin"><button>Inloggen</button></form>
<a href="https://volger.example/q" ping="https://volger.example/r" target="_top">www.rijksoverheid.nl</a>
<a href="javascript:alert(1)">klik</a>
</body></html>
`;

const ANSWERS = {
  channel: 'gmail',
  device: 'PRIVE_TELEFOON',
  dateFrom: '2027-03-08',
  dateTo: '2027-03-08',
  dateCertainty: 'exact',
  counterparty: 'BURGEMEESTER_DECENTRAAL',
  subject: 'Uitnodiging',
  reason: 'SPOED',
  nature: 'LOGISTIEK',
  classification: 'ONGERUBRICEERD',
  evidence: 'attached',
};

test('a mail that calls home is shown as it was laid out, and nothing leaves', async ({
  office,
  app,
  running,
  problems,
  entryScreen,
}) => {
  // The walls say what they stopped: the cleaner's inert copy, and Playwright's own script in the caged frame.
  problems.tolerate(/Content Security Policy/);
  problems.tolerate(/^console: Blocked script execution in 'about:srcdoc'/);
  await sitDown(app, office, 'secretary');
  const asked: string[] = [];
  running.context.on('request', (request) => asked.push(request.url()));
  const staged = await app.evaluate(
    async (mail) => {
      const pasted = [{ name: 'uitnodiging.eml', bytes: new TextEncoder().encode(mail) }];
      const reply = await kanaal.call('staging.start', { pasted });
      return (reply as { value: { id: string; answers: object } }).value;
    },
    NASTY.replaceAll('\n', '\r\n'),
  );
  const { accounts } = await ask<{ accounts: { id: string; channel: string }[] }>(app, 'accounts.list');
  const accountId = accounts.find((one) => one.channel === 'gmail')!.id;
  const answers = { ...staged.answers, ...ANSWERS, termId: office.termId, accountId };
  await ask(app, 'staging.save', { id: staged.id, answers, focus: null });
  const entry = await ask<{ id: string; number: string }>(app, 'entries.log', { stagingId: staged.id });
  await entryScreen.open(entry.id);

  const piece = app.getByRole('region', { name: 'uitnodiging.eml' });
  await expect(piece.getByRole('heading', { name: 'Uitnodiging', exact: true })).toBeVisible();
  await piece.getByRole('button', { name: 'Toon de opmaak' }).click();
  const frame = piece.locator('iframe');
  await expect(frame).toHaveAttribute('sandbox', '');
  const letter = app.frameLocator('iframe').locator('body');
  await expect(letter).toContainText('Beste Wietske');
  await expect(letter.locator('td')).toHaveText('12 maart');
  // A link goes nowhere and says where it would have gone; what called home is words at most.
  await expect(letter).toContainText('www.rijksoverheid.nl [https://volger.example/q]');
  await expect(letter).toContainText('[logo]');
  await expect(letter.locator('a[href], img, form, input, video, svg, iframe, object, style, script')).toHaveCount(0);
  await app.waitForTimeout(500);
  expect(asked.filter((url) => url.includes('volger.example'))).toEqual([]);
  await expect(app).toHaveTitle(/Kanaalregister/);
  await piece.getByRole('button', { name: 'Toon als tekst' }).click();
  await expect(piece.getByText('b@gemeente.example')).toBeVisible();

  // What others see of it: the very cells of the editions.
  await entryScreen.whoSees.click();
  const dialog = app.getByRole('dialog', { name: `Wat anderen van ${entry.number} zien` });
  const subject = dialog.getByRole('row', { name: /^Onderwerp/ });
  await expect(subject.getByRole('cell').first()).toHaveText('Uitnodiging');
  await expect(subject.getByRole('cell').nth(1)).toHaveText(/^niet \(Woo 5\./);
  await expect(
    dialog
      .getByRole('row', { name: /^Reden/ })
      .first()
      .getByRole('cell')
      .nth(2),
  ).toHaveText('Spoed');
  await app.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('an Outlook message is shown as it was laid out, with its own picture and without its script', async ({
  office,
  app,
  problems,
}) => {
  problems.tolerate(/Content Security Policy/);
  problems.tolerate(/^console: Blocked script execution in 'about:srcdoc'/);
  await sitDown(app, office, 'secretary');
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const html =
    '<h1>Peil</h1><script>document.title = "x"</script><img alt="foto" src="cid:foto@1"><img alt="weg" src="cid:weg@1">';
  const picture = { name: 'foto.png', content: new Uint8Array(Buffer.from(pixel, 'base64')), contentId: 'foto@1' };
  const texts = { '001A': 'IPM.Note', '0037': 'Peil van vandaag', '1000': 'Peil' };
  await drop(app, 'peil.msg', Buffer.from(msgFile(texts, picture, [], { '1013': bytesOf(html) })));
  await app.getByRole('button', { name: 'Toon de opmaak' }).click();
  const frame = app.frameLocator('iframe.cage');
  await expect(frame.getByRole('heading', { name: 'Peil' })).toBeVisible();
  await expect(frame.getByRole('img', { name: 'foto' })).toHaveAttribute('src', `data:image/png;base64,${pixel}`);
  await expect(frame.getByText('[weg]')).toBeVisible();
  await expect(frame.locator('script')).toHaveCount(0);
  await app.getByRole('button', { name: 'Toon als tekst' }).click();
  await expect(app.locator('iframe.cage')).toHaveCount(0);
});

test('the headers of a mail are there on demand, as they stand in the file, by keyboard', async ({ office, app }) => {
  await sitDown(app, office, 'secretary');
  await app.evaluate(async () => {
    const mail = [
      'Received: from relay.example.org (relay.example.org [192.0.2.7])',
      '\tby mx.example.nl; Mon, 8 Mar 2027 10:00:03 +0100',
      'From: Anja <anja@example.org>',
      'Reply-To: <iemand.anders@example.net>',
      'To: <wietske.harmelink@gmail.com>',
      'Subject: Planning',
      'Date: Mon, 8 Mar 2027 10:00:00 +0100',
      '',
      'Dit is geen kopregel: tekst.',
    ];
    const pasted = [{ name: 'planning.eml', bytes: new TextEncoder().encode(mail.join('\r\n')) }];
    const reply = (await kanaal.call('staging.start', { pasted })) as { value: { id: string } };
    location.hash = `#/registreren/${reply.value.id}`;
  });
  await app.getByRole('button', { name: 'Kopregels' }).press('Enter');
  const headers = app.getByRole('group', { name: 'Kopregels zoals ze in het bestand staan' });
  await expect(headers).toContainText('[192.0.2.7])\n\tby mx.example.nl', { useInnerText: true });
  await expect(headers).toContainText('Reply-To: <iemand.anders@example.net>');
  await expect(headers).not.toContainText('geen kopregel');
  await app.getByRole('button', { name: 'Kopregels' }).press('Enter');
  await expect(headers).toHaveCount(0);
});

test('a mail inside a mail has headers and a layout of its own, an Outlook message those it came with', async ({
  office,
  app,
  problems,
}) => {
  problems.tolerate(/Content Security Policy/);
  problems.tolerate(/^console: Blocked script execution in 'about:srcdoc'/);
  await sitDown(app, office, 'secretary');
  const inner = [
    'Received: from mx.example.net (mx.example.net [192.0.2.7])',
    'From: Anja <anja@example.org>',
    'To: <wietske.harmelink@gmail.com>',
    'Subject: Het peil',
    'Date: Mon, 8 Mar 2027 10:00:00 +0100',
    'Content-Type: text/html',
    '',
    '<h1>Peil</h1><script>document.title = "x"</script><p>Morgen <b>hoog</b></p>',
  ];
  const mail = [
    'From: Wietske <wietske.harmelink@gmail.com>',
    'To: <secretariaat@minkd.nl>',
    'Subject: Fwd: Het peil',
    'Date: Mon, 8 Mar 2027 11:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'Zie de bijlage.',
    '--x',
    'Content-Type: message/rfc822',
    '',
    ...inner,
    '--x--',
    '',
  ].join('\r\n');
  await drop(app, 'peil.eml', Buffer.from(mail));
  const within = app.getByRole('article', { name: 'Het peil', exact: true });
  await within.getByRole('button', { name: 'Kopregels' }).press('Enter');
  const headers = within.getByRole('group', { name: 'Kopregels zoals ze in het bestand staan' });
  await expect(headers).toContainText('[192.0.2.7])');
  await expect(headers).not.toContainText('Fwd:');
  await within.getByRole('button', { name: 'Toon de opmaak' }).press('Enter');
  const frame = within.frameLocator('iframe.cage');
  await expect(frame.getByRole('heading', { name: 'Peil' })).toBeVisible();
  await expect(frame.locator('script')).toHaveCount(0);
  await expect(within.locator('iframe')).toHaveAttribute('sandbox', '');
  // The mail around it is still read as text.
  await expect(app.locator('iframe.cage')).toHaveCount(1);
  await within.getByRole('button', { name: 'Toon als tekst' }).press('Enter');
  await expect(app.locator('iframe.cage')).toHaveCount(0);

  const came = 'Received: from a.example by b.example; Mon, 8 Mar 2027 10:00:03 +0100\r\n';
  const none = { name: 'leeg.txt', content: bytesOf('leeg') };
  const outlook = msgFile({ '001A': 'IPM.Note', '0037': 'Uit Outlook', '1000': 'Peil', '007D': came }, none);
  await drop(app, 'outlook.msg', Buffer.from(outlook));
  const second = app.getByRole('article', { name: 'Uit Outlook' });
  await second.getByRole('button', { name: 'Kopregels' }).press('Enter');
  await expect(second.getByRole('group', { name: /^Kopregels/ })).toContainText('from a.example by b.example');
});

test('a screenshot can be made larger, a csv is a table', async ({ office, app }) => {
  await sitDown(app, office, 'secretary');
  await app.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 300 });
    canvas.getContext('2d')!.fillRect(10, 10, 50, 50);
    const picture = await new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob!)));
    const pasted = [
      { name: 'scherm.png', bytes: new Uint8Array(await picture.arrayBuffer()) },
      { name: 'lijst.csv', bytes: new TextEncoder().encode('naam;dag\r\n"Jan; de mayor";12 maart\r\n') },
    ];
    const reply = (await kanaal.call('staging.start', { pasted })) as { value: { id: string } };
    location.hash = `#/registreren/${reply.value.id}`;
  });
  const picture = app.getByRole('img', { name: 'Afbeelding scherm.png' });
  await expect(picture).toBeVisible();
  await app.getByRole('button', { name: 'scherm.png groter' }).click();
  await app.getByRole('button', { name: 'scherm.png groter' }).click();
  await app.getByRole('button', { name: 'scherm.png groter' }).click();
  await expect(app.getByText('200 %', { exact: true })).toBeVisible();
  expect((await picture.boundingBox())!.width).toBeGreaterThan(799);
  await app.getByRole('button', { name: 'scherm.png passend' }).click();
  expect((await picture.boundingBox())!.width).toBeLessThan(500);
  await expect(app.getByRole('cell', { name: 'Jan; de mayor' })).toBeVisible();
});

test('of a draft the window says what others see of it', async ({ office, app, entryScreen }) => {
  await sitDown(app, office, 'secretary');
  const { accounts } = await ask<{ accounts: { id: string; channel: string }[] }>(app, 'accounts.list');
  const accountId = accounts.find((one) => one.channel === 'gmail')!.id;
  const answers = { ...ANSWERS, evidence: 'follows', reason: null, termId: office.termId, accountId };
  const { id } = await ask<{ id: string }>(app, 'entries.add', { answers, draft: true });
  await app.evaluate((to) => {
    location.hash = to;
  }, `#/registratie/${id}`);
  await entryScreen.whoSees.click();
  const dialog = app.getByRole('dialog');
  await expect(dialog.getByText(/^Een concept staat niet in het register/)).toBeVisible();
  await expect(dialog.getByText(/Van de gegevens/)).toHaveCount(0);
});
