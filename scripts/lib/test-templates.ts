import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Before all unit tests: a folder for offices that are made once and copied (`main/testing/office.ts`); gone afterwards. */
export default function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'kr-templates-'));
  process.env['KANAALREGISTER_TEST_TEMPLATES'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
