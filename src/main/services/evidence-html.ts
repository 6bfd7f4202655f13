/** A piece of evidence as the HTML it came with. The window shows it caged (design 9); see components/HtmlCage.tsx. */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { readSealedFile } from '../files/sealed-file.ts';
import { MAX_MAIL_BYTES } from '../intake/caps.ts';
import { layoutOfFile } from '../intake/layout.ts';
import { findEvidence } from '../store/evidence.ts';
import { evidencePath } from './evidence.ts';
import { type Desk, logAccessOnce } from './session.ts';

/** Kinds that may have a layout. */
const LAID_OUT: ReadonlySet<string> = new Set(['eml', 'msg', 'html']);

export async function evidenceHtml(desk: Desk, args: CallArgs<'evidence.html'>): Promise<CallOutput<'evidence.html'>> {
  const row = findEvidence(desk.db, args.evidenceId);
  if (!row) throw new KanaalError('not_found', { what: 'evidence' });
  logAccessOnce(desk, 'evidence', row.id);
  if (!LAID_OUT.has(row.format) || row.bytes > MAX_MAIL_BYTES) return { html: '' };
  return { html: await layoutOfFile(readSealedFile(evidencePath(desk, row), row.key)) };
}
