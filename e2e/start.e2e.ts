import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { networkSockets, processTree } from './sockets.ts';

/** The bridge as these journeys use it; the window's own type lives with the window. */
interface Bridge {
  call(name: string, input: unknown): Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>;
  onChange(listener: (subject: string) => void): () => void;
  tokenFor(file: File): Promise<string | null>;
}
declare global {
  var kanaal: Bridge;
}

const ask = (app: Page): Promise<Awaited<ReturnType<Bridge['call']>>> =>
  app.evaluate(() => kanaal.call('app.info', undefined));

test('the window opens, and its bridge cannot be replaced and carries only what every shell can carry', async ({
  app,
  shell,
}) => {
  await expect(app.locator('#root')).not.toBeEmpty();
  await expect(app).toHaveTitle(/Kanaalregister/);
  expect(await ask(app)).toMatchObject({ ok: true, value: { shell } });
  const plain = { text: 'één 🌷', at: new Date(0), bytes: new Uint8Array([0, 255]), list: [null, 1.5, { deep: true }] };
  expect(await app.evaluate((value) => value, plain)).toEqual(plain);
  const outcome = await app.evaluate(async () => {
    const refusals: string[] = [];
    for (const replace of [
      () => Object.assign(kanaal, { call: () => 'replaced' }),
      () => Object.assign(globalThis, { kanaal: {} }),
    ]) {
      try {
        replace();
      } catch (error) {
        refusals.push((error as Error).name);
      }
    }
    return { refusals, map: await kanaal.call('app.info', { rows: new Map([[1, 2]]) }) };
  });
  expect(outcome).toMatchObject({
    refusals: ['TypeError', 'TypeError'],
    map: { ok: false, error: { code: 'invalid_input' } },
  });
  // A picked file becomes a token, a file made in memory does not.
  await app.evaluate(() => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'picked' }));
  });
  await app.locator('#picked').setInputFiles(path.join(import.meta.dirname, 'start.e2e.ts'));
  const tokens = await app.evaluate(async () => {
    const file = document.querySelector<HTMLInputElement>('#picked')!.files![0]!;
    return [await kanaal.tokenFor(file), await kanaal.tokenFor(file), await kanaal.tokenFor(new File(['x'], 'x.txt'))];
  });
  expect(tokens).toEqual([expect.stringMatching(/^file-/), expect.stringMatching(/^file-/), null]);
  expect(tokens[0]).not.toBe(tokens[1]);
  expect(tokens[0]).not.toContain('start.e2e');
});

test('nothing reaches another address: no fetch, image, frame, script or navigation', async ({ app, problems }) => {
  problems.tolerate(/Content Security Policy|ERR_BLOCKED_BY_CLIENT|Fetch API cannot load|^request: http:\/\/127/);
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('reached');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const before = app.url();
  const fetched = await app.evaluate(
    (url) =>
      fetch(`${url}/fetch`).then(
        () => 'reached',
        () => 'refused',
      ),
    elsewhere,
  );
  expect(fetched).toBe('refused');
  await app.evaluate((url) => {
    for (const tag of ['img', 'iframe', 'script'] as const)
      document.body.append(Object.assign(document.createElement(tag), { src: `${url}/${tag}` }));
    navigator.sendBeacon(`${url}/beacon`, 'x');
    window.open(`${url}/window`);
    location.href = `${url}/navigation`;
  }, elsewhere);
  await app.waitForTimeout(500);
  expect(app.url()).toBe(before);
  expect(await ask(app)).toMatchObject({ ok: true });
  await expect.poll(() => app.context().pages()).toHaveLength(1);
  expect(calls).toEqual([]);
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

test('script that was smuggled into the page does not run', async ({ app, problems }) => {
  problems.tolerate(/Content Security Policy|Blocked script execution in 'about:srcdoc'/);
  const ran = await app.evaluate(async () => {
    const seen = globalThis as unknown as Record<string, boolean>;
    document.body.append(
      Object.assign(document.createElement('script'), { textContent: 'globalThis.inlineRan = true' }),
    );
    const div = document.createElement('div');
    div.innerHTML =
      '<img src="data:," onerror="globalThis.handlerRan = true"><a href="javascript:globalThis.linkRan=1">x</a>';
    document.body.append(div);
    div.querySelector('a')!.click();
    const frame = Object.assign(document.createElement('iframe'), {
      srcdoc: '<script>parent.frameRan = true</script><p>brief</p>',
    });
    frame.setAttribute('sandbox', '');
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return ['inlineRan', 'handlerRan', 'linkRan', 'frameRan'].filter((name) => seen[name]);
  });
  expect(ran).toEqual([]);
});

test('no process of the app listens on or holds a network socket', async ({ app, running }) => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  await ask(app);
  const pids = processTree(running.rootPid);
  expect(pids).toContain(await running.corePid());
  expect(pids.length).toBeGreaterThan(3);
  expect(networkSockets(pids)).toEqual([]);
});

test('a core that is killed is replaced, and the window is told', async ({ app, running }) => {
  const first = await running.corePid();
  const told = app.evaluate(
    () =>
      new Promise<string>((resolve) => {
        kanaal.onChange(resolve);
      }),
  );
  await ask(app);
  process.kill(first, 'SIGKILL');
  expect(await told).toBe('core');
  expect(await ask(app)).toMatchObject({ ok: true });
  expect(await running.corePid()).not.toBe(first);
});
