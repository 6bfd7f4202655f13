import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { editionOf, SHEET_NAMES } from '../../shared/register.ts';
import { DEFAULT_CSV } from './csv.ts';
import { csvFileName } from './file-names.ts';
import { compareCsv, compareWorkbook } from './read-back.ts';
import { registerFiles } from './register-files.ts';
import { registerDigest } from './register-json.ts';
import { sampleRegister } from './sample-register.ts';

test.each(['intern', 'bzk', 'openbaar'] as const)(
  'all files of the %s edition agree with its register, cell by cell, and name its checksum',
  async (edition) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'kr-files-'));
    try {
      const shown = editionOf(sampleRegister(30), edition);
      const { sha256, bytes } = registerDigest(shown);
      const source = { ...shown, meta: { ...shown.meta, registerSha256: sha256 } };
      const names: string[] = [];
      for (const format of ['json', 'xlsx', 'ods', 'csv'] as const) {
        for (const file of registerFiles(source, format, DEFAULT_CSV)) {
          names.push(file.name);
          await pipeline(file.bytes(), createWriteStream(path.join(folder, file.name)));
        }
      }
      expect(new Set(names).size).toBe(3 + SHEET_NAMES.length + 1);
      const json = await readFile(path.join(folder, names[0]!));
      expect(json).toHaveLength(bytes);
      expect(createHash('sha256').update(json).digest('hex')).toBe(sha256);
      for (const name of names.slice(1, 3)) {
        expect((await compareWorkbook(path.join(folder, name), source)).differences).toEqual([]);
      }
      for (const sheet of SHEET_NAMES) {
        const file = path.join(folder, csvFileName(source.meta, sheet));
        expect((await compareCsv(file, source, sheet, DEFAULT_CSV.delimiter)).differences).toEqual([]);
      }
      const guide = await readFile(path.join(folder, csvFileName(source.meta, 'Leeswijzer')), 'utf8');
      expect(guide).toContain(sha256);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
