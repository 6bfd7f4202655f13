import type { Reply } from '../shared/errors.ts';
import type { Host } from './host.ts';

export async function dispatch(host: Host, name: string, _input: unknown): Promise<Reply<unknown>> {
  if (name === 'app.info') return { ok: true, value: { version: host.appVersion, shell: host.shell } };
  return { ok: false, error: { code: 'unknown_call', details: { name } } };
}
