import { CallFailure } from '../../api.ts';
import { pdfRefusals } from '../../text/evidence.ts';
import { useText } from '../../text/text.ts';
import { Banner, FailureBanner } from '../Banner.tsx';
import { PdfError, type PdfRefusal } from './pdf.ts';

/** Why there is nothing to see. */
export type Trouble = PdfRefusal | CallFailure;

/** Throws on what is neither about the file nor a refusal of the core. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof PdfError) return error.reason;
  if (error instanceof CallFailure) return error;
  throw error;
}

export function TroubleBanner({ trouble }: { trouble: Trouble }): React.JSX.Element {
  const { t } = useText();
  if (trouble instanceof CallFailure) return <FailureBanner failure={trouble} />;
  return <Banner tone="warn" says={t(pdfRefusals[trouble])} alert />;
}
