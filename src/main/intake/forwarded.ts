/** Tells a mail that was pasted into the text of another when it was sent on. */
import type { MailReading } from '../../shared/intake.ts';

const FORWARDED =
  /^(?:>? ?-{2,} ?(?:oorspronkelijk bericht|doorgestuurd bericht|forwarded message|original message) ?-{2,}|begin(?: van)? (?:het )?doorgestuurde? bericht:|begin forwarded message:|(?:van|from): [^\n]{3,200}\n(?:[^\n]{0,300}\n){0,2}(?:verzonden|datum|sent|date): )/im;

/** By the lines that programs put before what they send on, or by the begin of the subject where no mail hangs on it. */
export function looksForwarded({
  subject,
  text,
  children,
}: Pick<MailReading, 'subject' | 'text'> & {
  children: readonly unknown[];
}): boolean {
  if (/^(?:fw|fwd|doorst|doorgest)\s?:/i.test(subject) && children.length === 0) return true;
  return FORWARDED.test(text.slice(0, 200_000));
}
