import { expect, test, vi } from 'vitest';

/** Stands in for Electron's module, which cannot load outside its runtime: it only writes down what it is told. */
const told = vi.hoisted(() => ({
  handlers: new Map<string, (...args: unknown[]) => unknown>(),
  windows: [] as { options: { webPreferences: Record<string, unknown> }; loaded: string[]; destroyed: boolean }[],
  partitions: [] as unknown[][],
  printed: [] as unknown[],
}));

vi.mock('electron', () => {
  const note =
    (name: string) =>
    (...args: unknown[]): void => {
      const handler = args.findLast((one) => typeof one === 'function') as (...args: unknown[]) => unknown;
      told.handlers.set(typeof args[0] === 'string' ? `${name}:${args[0]}` : name, handler);
    };
  class BrowserWindow {
    readonly record: (typeof told.windows)[number];
    readonly webContents = {
      on: note('contents'),
      setWindowOpenHandler: note('windowOpen'),
      getURL: () => 'app://kanaalregister/index.html',
      printToPDF: async (options: unknown) => {
        told.printed.push(options);
        return Buffer.from('%PDF-');
      },
    };
    constructor(options: (typeof told.windows)[number]['options']) {
      this.record = { options, loaded: [], destroyed: false };
      told.windows.push(this.record);
    }
    once = note('window');
    async loadURL(url: string): Promise<void> {
      this.record.loaded.push(url);
    }
    destroy(): void {
      this.record.destroyed = true;
    }
  }
  const session = {
    fromPartition: (...args: unknown[]) => {
      told.partitions.push(args);
      return {
        protocol: { handle: note('protocol') },
        setSpellCheckerEnabled: (on: boolean) => expect(on).toBe(false),
        setPermissionRequestHandler: note('permissionRequest'),
        setPermissionCheckHandler: note('permissionCheck'),
        setDevicePermissionHandler: note('device'),
        webRequest: { onBeforeRequest: note('request') },
        on: note('session'),
      };
    },
  };
  return { BrowserWindow, session, ipcMain: { handle: note('ipc') } };
});

const { openAppWindow, printHtml } = await import('./window.ts');
const { connectBridge } = await import('./bridge.ts');

const pages = new Map([['/index.html', { body: Buffer.from('<p>app</p>'), headers: { 'content-type': 'text/html' } }]]);
const OWN = 'app://kanaalregister/index.html';

function run(name: string, ...args: unknown[]): unknown {
  const handler = told.handlers.get(name);
  if (!handler) throw new Error(`nothing was registered for ${name}`);
  return handler(...args);
}

await openAppWindow(pages, '/somewhere/preload.cjs', { width: 1400, height: 900, maximized: false });

test('the window is sandboxed, isolated, in a session that is never written, and loads the app alone', () => {
  const [window] = told.windows;
  expect(window?.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    preload: '/somewhere/preload.cjs',
  });
  expect(window?.loaded).toEqual([OWN]);
  expect(told.partitions[0]).toEqual(['kanaalregister', { cache: false }]);
});

test.each([
  [OWN, false],
  ['app://kanaalregister/assets/app.js', false],
  ['blob:app://kanaalregister/1', false],
  ['data:image/png;base64,AA', false],
  ['app://other/index.html', true],
  ['https://example.invalid/', true],
  ['http://127.0.0.1:9000/', true],
  ['file:///etc/passwd', true],
  ['ws://example.invalid/', true],
])('a request for %s is cancelled: %s', (url, cancel) => {
  const decide = vi.fn();
  run('request', { url }, decide);
  expect(decide).toHaveBeenCalledWith({ cancel });
});

test('nothing outside the list of files is served', async () => {
  const ask = (url: string, method = 'GET'): Response => run('protocol:app', { url, method }) as Response;
  expect(await ask(OWN).text()).toBe('<p>app</p>');
  expect(ask('app://kanaalregister/../package.json').status).toBe(404);
  expect(ask('app://kanaalregister/%2e%2e/package.json').status).toBe(404);
  expect(ask('app://other/index.html').status).toBe(404);
  expect(ask(OWN, 'POST').status).toBe(404);
});

test('permissions are refused, but for writing to the clipboard', () => {
  const decide = vi.fn();
  const contents = { getURL: () => OWN };
  run('permissionRequest', contents, 'geolocation', decide);
  run('permissionRequest', contents, 'clipboard-sanitized-write', decide);
  run('permissionRequest', { getURL: () => 'https://example.invalid/' }, 'clipboard-sanitized-write', decide);
  expect(decide.mock.calls).toEqual([[false], [true], [false]]);
  expect(run('permissionCheck', null, 'media')).toBe(false);
  expect(run('device', {})).toBe(false);
});

test.each([
  'contents:will-navigate',
  'contents:will-redirect',
  'contents:will-attach-webview',
  'session:will-download',
])('%s is prevented', (name) => {
  const event = { preventDefault: vi.fn() };
  run(name, event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
});

test('a new window is denied', () => {
  expect(run('windowOpen', { url: OWN })).toEqual({ action: 'deny' });
});

test('only the top frame of the own window is heard', async () => {
  const contents = { send: vi.fn() };
  const core = {
    call: vi.fn(async () => ({ ok: true as const, value: 1 })),
    giveToken: vi.fn(() => 'file-1'),
    onChange: vi.fn(() => () => {}),
  };
  const folders: (string | null)[] = ['/home/a/stick', null];
  connectBridge(
    core,
    () => contents as never,
    async () => folders.shift() ?? null,
  );
  const from = (url: string, parent: unknown = null, sender: unknown = contents): unknown => ({
    sender,
    senderFrame: { url, parent },
  });
  const refused = { ok: false, error: { code: 'not_allowed', details: {} } };
  expect(await run('ipc:kanaal:call', from(OWN), 'app.info', {})).toEqual({ ok: true, value: 1 });
  expect(await run('ipc:kanaal:call', from('https://example.invalid/'), 'app.info', {})).toEqual(refused);
  expect(await run('ipc:kanaal:call', from('app://other/index.html'), 'app.info', {})).toEqual(refused);
  expect(await run('ipc:kanaal:call', from(OWN, {}), 'app.info', {})).toEqual(refused);
  expect(await run('ipc:kanaal:call', from(OWN, null, {}), 'app.info', {})).toEqual(refused);
  expect(await run('ipc:kanaal:call', { sender: contents, senderFrame: null }, 'app.info', {})).toEqual(refused);
  expect(core.call).toHaveBeenCalledOnce();
  expect(run('ipc:kanaal:token', from(OWN), '/home/a/b.txt')).toBe('file-1');
  expect(run('ipc:kanaal:token', from(OWN), '')).toBeNull();
  expect(run('ipc:kanaal:token', from(OWN, {}), '/home/a/b.txt')).toBeNull();
  expect(await run('ipc:kanaal:folder', from('https://example.invalid/'))).toBeNull();
  expect(folders).toHaveLength(2);
  expect(await run('ipc:kanaal:folder', from(OWN))).toBe('file-1');
  expect(core.giveToken).toHaveBeenLastCalledWith('/home/a/stick');
  expect(await run('ipc:kanaal:folder', from(OWN))).toBeNull();
});

test('printing runs without script in a session of its own and leaves no window', async () => {
  expect(Buffer.from(await printHtml('<h1>x</h1>')).toString()).toBe('%PDF-');
  expect(told.windows.at(-1)).toMatchObject({ options: { webPreferences: { javascript: false } }, destroyed: true });
  expect(told.printed).toEqual([expect.objectContaining({ generateTaggedPDF: true, generateDocumentOutline: true })]);
});
