/** The sheet that is signed by hand: the words around the text in one of two languages, the text itself as it is. */
import type { OfficeTerm } from '../../shared/people-records.ts';
import type { Language } from '../../shared/policy.ts';

/** What the sheet is about. */
export interface PaperFacts {
  term: Pick<OfficeTerm, 'personName' | 'post'>;
  quarter: string;
  kind: 'registraties' | 'kwartaal';
  supplementary: boolean;
  entries: number;
  checkNumber: string;
  /** Byte for byte what is signed, in Dutch. */
  text: string;
}

const WORDS = {
  nl: {
    statement: (quarter: string) => `Opgave over ${quarter}`,
    more: (quarter: string) => `Aanvullende opgave over ${quarter}`,
    entries: (n: number, quarter: string) =>
      `Ondertekening van ${n} ${n === 1 ? 'registratie' : 'registraties'}, ${quarter}`,
    number: 'Controlenummer van deze tekst',
    says: 'Door te ondertekenen verklaart u precies deze tekst.',
    lines: ['Naam', 'Datum', 'Handtekening'],
  },
  en: {
    statement: (quarter: string) => `Statement on ${quarter}`,
    more: (quarter: string) => `Supplementary statement on ${quarter}`,
    entries: (n: number, quarter: string) => `Sign-off of ${n} ${n === 1 ? 'entry' : 'entries'}, ${quarter}`,
    number: 'Check number of this text',
    says: 'By signing you declare exactly this text. It is in Dutch: that is what is recorded.',
    lines: ['Name', 'Date', 'Signature'],
  },
} as const;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function paperHtml(facts: PaperFacts, language: Language): string {
  const words = WORDS[language];
  const { term, quarter, kind } = facts;
  const title =
    kind === 'registraties'
      ? words.entries(facts.entries, quarter)
      : (facts.supplementary ? words.more : words.statement)(quarter);
  const [name, date, signature] = words.lines;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>@page{size:A4;margin:18mm}body{font:11pt/1.5 'Noto Sans',sans-serif}pre{font:9pt/1.5 'Noto Sans Mono',monospace;white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #999;padding:3mm}
dt{font-weight:600}dd{margin:0 0 6mm;border-bottom:1px solid #333;min-height:9mm}</style></head><body>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(term.personName)}, ${escapeHtml(term.post)}</p>
<p>${words.number}: <strong>${facts.checkNumber}</strong></p>
<pre lang="nl">${escapeHtml(facts.text)}</pre>
<p>${words.says}</p>
<dl><dt>${name}</dt><dd></dd><dt>${date}</dt><dd></dd><dt>${signature}</dt><dd style="min-height:22mm"></dd></dl>
</body></html>`;
}
