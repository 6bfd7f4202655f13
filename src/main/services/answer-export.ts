/** The answer to questions 5 and 6 as files (domain F4): counted, written and read back beside the work of others. */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { AnswerFiles } from '../../shared/collection-records.ts';
import type { CallArgs } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { needMeta } from '../store/meta.ts';
import { answerQuestion } from './collection-figures.ts';
import { inJob } from './job-runner.ts';
import { outFolder } from './registers.ts';
import { type Desk, inTurn, logAccess } from './session.ts';

/** Counts anew, writes every format and prints the pdf through the shell. A folder that is not finished is emptied. */
export async function exportAnswer(desk: Desk, args: CallArgs<'collection.exportAnswer'>): Promise<AnswerFiles> {
  const { edition, formats, out, within, ...asked } = args;
  const { printToPdf } = desk.host;
  if (formats.includes('pdf') && !printToPdf) throw new KanaalError('pdf_needs_chromium');
  const answer = await answerQuestion(desk, asked);
  const folder = outFolder(desk, { out, within }, `antwoord_${asked.from}_${asked.to}`);
  const source = { answer, edition, collection: needMeta(desk.db, 'title'), policy: desk.policy };
  const csv = desk.core.admin.rules.export.csv ?? { bom: true, delimiter: ';' as const };
  try {
    const files = await inJob(desk, 'answer', async (job) => {
      const made = await job.run('answerFiles', { source, formats, folder, csv });
      if (made.html === null || !printToPdf) return made.files;
      job.report({ done: 0, total: null, unit: 'parts' });
      const pdf = await printToPdf(made.html);
      const { appVersion } = desk.host;
      return [...made.files, await job.run('answerPdf', { pdf, html: made.html, source, appVersion, folder })];
    });
    await inTurn(desk, () =>
      logAccess(
        desk,
        'export',
        `antwoord ${asked.from}..${asked.to} ${edition}: ${files.map((f) => path.basename(f.path)).join(', ')}`,
      ),
    );
    return { folder, files, answer };
  } catch (error) {
    // The folder was empty at the start; half an export would look like a whole one.
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
    throw error;
  }
}
