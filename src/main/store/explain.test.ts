import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openFile } from './db.ts';
import { explained } from './explain.ts';

const root = mkdtempSync(path.join(tmpdir(), 'kr-explain-'));

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('what the database says becomes the sentence a person can act on', () => {
  const file = path.join(root, 'a.db');
  const made = openFile(file, { mustExist: false });
  made.exec('CREATE TABLE a (b)');
  made.close();
  const reading = openFile(file, { readonly: true });
  const refused = thrown(() => reading.exec('INSERT INTO a VALUES (1)'));
  reading.close();
  expect(explained(refused)).toMatchObject({ code: 'no_access', cause: refused });
  expect(explained(thrown(() => openFile(path.join(root, 'none', 'a.db'), { mustExist: false })))).not.toMatchObject({
    code: 'workspace_damaged',
  });
  writeFileSync(file, 'x'.repeat(8192));
  const broken = openFile(file);
  expect(explained(thrown(() => broken.exec('SELECT * FROM a')))).toMatchObject({ code: 'workspace_damaged' });
  broken.close();
  rmSync(root, { recursive: true });
});

test('a bug stays a bug', () => {
  const bug = new TypeError('x');
  expect(explained(bug)).toBe(bug);
});
