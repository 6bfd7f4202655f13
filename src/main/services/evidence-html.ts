/** A piece of evidence as the HTML it came with, which the window shows caged (design 9; components/HtmlCage.tsx), and the headers of a mail in it. */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { readSealedFile } from '../files/sealed-file.ts';
import { MAX_MAIL_BYTES, MAX_SHOWN_HEADERS } from '../intake/caps.ts';
import { headersOfFile, layoutOfFile } from '../intake/layout.ts';
import { findEvidence } from '../store/evidence.ts';
import { evidencePath } from './evidence.ts';
import { type Desk, inTurn, logAccessOnce } from './session.ts';

/** Kinds that may have a layout. */
const LAID_OUT: ReadonlySet<string> = new Set(['eml', 'msg', 'html']);

export async function evidenceHtml(desk: Desk, args: CallArgs<'evidence.html'>): Promise<CallOutput<'evidence.html'>> {
  const bytes = await bytesToShow(desk, args.evidenceId);
  return { html: bytes ? await layoutOfFile(bytes, args.mail) : '' };
}

export async function evidenceHeaders(
  desk: Desk,
  args: CallArgs<'evidence.headers'>,
): Promise<CallOutput<'evidence.headers'>> {
  const bytes = await bytesToShow(desk, args.evidenceId);
  const headers = bytes ? await headersOfFile(bytes, args.mail) : '';
  return { headers, cut: headers.length >= MAX_SHOWN_HEADERS };
}

/** Null for what has no layout and no headers, or is too large. Looking is an event of the access log. */
async function bytesToShow(desk: Desk, evidenceId: string): Promise<Uint8Array | null> {
  const row = await inTurn(desk, () => {
    const found = findEvidence(desk.db, evidenceId);
    if (!found) throw new KanaalError('not_found', { what: 'evidence' });
    logAccessOnce(desk, 'evidence', found.id);
    return found;
  });
  if (!LAID_OUT.has(row.format) || row.bytes > MAX_MAIL_BYTES) return null;
  return readSealedFile(evidencePath(desk, row), row.key);
}
