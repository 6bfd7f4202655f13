/**
 * Title, author, subject and dates of a printed register. A browser writes the moment of printing into a pdf; here that
 * becomes the moment of close, so that the same print gives the same bytes.
 */
import { PDFDocument } from 'pdf-lib';
import type { RegisterMeta } from '../../shared/register.ts';
import { registerTitle } from './file-names.ts';

/** The finished pdf. Nothing but the document's own particulars changes. */
export async function withPdfMetadata(
  pdf: Uint8Array,
  meta: RegisterMeta,
  language: 'nl' | 'en' = 'nl',
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const made = new Date(meta.madeOn);
  document.setTitle(registerTitle(meta, language), { showInWindowTitleBar: true });
  document.setAuthor(meta.ministry.name);
  document.setSubject(meta.registerSha256 ? `register.json SHA-256 ${meta.registerSha256}` : '');
  document.setCreator(`Kanaalregister ${meta.appVersion}`);
  document.setLanguage(language);
  document.setCreationDate(made);
  document.setModificationDate(made);
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}
