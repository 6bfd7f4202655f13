/** Which files each format of a register consists of, and their bytes. The pdf is printed by the host from registerHtml. */
import type { ExportFormat } from '../../shared/codes.ts';
import { type RegisterSource, SHEET_NAMES } from '../../shared/register.ts';
import { type CsvOptions, columnsCsv, sheetCsv } from './csv.ts';
import { csvColumnsFileName, csvFileName, registerFileName } from './file-names.ts';
import { registerOds } from './ods.ts';
import { inPieces } from './pieces.ts';
import { registerJson } from './register-json.ts';
import { registerXlsx } from './xlsx.ts';

export interface RegisterFile {
  readonly name: string;
  /** A fresh stream at each call, in pieces of about 64 KiB, made as fast as it is read. */
  readonly bytes: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The files of one format, in the order of the sheets where there are more. */
export function registerFiles(
  source: RegisterSource,
  format: Exclude<ExportFormat, 'pdf'>,
  csv: CsvOptions,
): readonly RegisterFile[] {
  const { meta } = source;
  const name = registerFileName(meta, format);
  switch (format) {
    case 'json':
      return [{ name, bytes: () => inPieces(registerJson(source)) }];
    case 'xlsx':
      return [{ name, bytes: () => registerXlsx(source) }];
    case 'ods':
      return [{ name, bytes: () => registerOds(source) }];
    default:
      return [
        ...SHEET_NAMES.map((sheet) => ({
          name: csvFileName(meta, sheet),
          bytes: () => inPieces(sheetCsv(source, sheet, csv)),
        })),
        { name: csvColumnsFileName(meta), bytes: () => inPieces(columnsCsv(csv)) },
      ];
  }
}
