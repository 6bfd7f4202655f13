/**
 * Title, author, subject and dates of a printed register. A browser writes the moment of printing into a pdf; here that
 * becomes the moment of close, so that the same print gives the same bytes.
 */
import { PDFDocument } from 'pdf-lib';
import type { RegisterMeta } from '../../shared/register.ts';
import { registerTitle } from './file-names.ts';

export interface PdfFacts {
  title: string;
  author: string;
  subject: string;
  /** The version of the program that made it. */
  appVersion: string;
  /** RFC 3339. */
  madeOn: string;
  language: 'nl' | 'en';
}

/** The finished pdf. Nothing but the document's own particulars changes. */
export async function withPdfFacts(pdf: Uint8Array, facts: PdfFacts): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const made = new Date(facts.madeOn);
  document.setTitle(facts.title, { showInWindowTitleBar: true });
  document.setAuthor(facts.author);
  document.setSubject(facts.subject);
  document.setCreator(`Kanaalregister ${facts.appVersion}`);
  document.setLanguage(facts.language);
  document.setCreationDate(made);
  document.setModificationDate(made);
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}

/** The same for a register. */
export async function withPdfMetadata(
  pdf: Uint8Array,
  meta: RegisterMeta,
  language: 'nl' | 'en' = 'nl',
): Promise<Uint8Array> {
  return await withPdfFacts(pdf, {
    title: registerTitle(meta, language),
    author: meta.ministry.name,
    subject: meta.registerSha256 ? `register.json SHA-256 ${meta.registerSha256}` : '',
    appVersion: meta.appVersion,
    madeOn: meta.madeOn,
    language,
  });
}
