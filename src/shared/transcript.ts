/**
 * Text that somebody typed over, pasted or stated, as the file that is kept of it: a head of lines that anyone can read, an
 * empty line, and the text. Its words are Dutch in both languages of the window: it is evidence.
 */
export const TRANSCRIPT_FORMAT = 'kanaalregister/transcript/v1';

export const TRANSCRIPT_KINDS = ['pasted', 'transcript', 'statement'] as const;
export type TranscriptKind = (typeof TRANSCRIPT_KINDS)[number];

const KIND_WORDS: Readonly<Record<TranscriptKind, string>> = {
  pasted: 'geplakt',
  transcript: 'overgetypt',
  statement: 'verklaring',
};

export interface Transcript {
  kind: TranscriptKind;
  /** Names as the workspace knows them. */
  by: string;
  /** RFC 3339. */
  at: string;
  /** What it was taken from; '' where nobody said. */
  source: string;
  /** Who compared it with that; null while nobody did. */
  confirmed: { by: string; at: string } | null;
  text: string;
}

export function transcriptText({ kind, by, at, source, confirmed, text }: Transcript): string {
  const head = [
    TRANSCRIPT_FORMAT,
    `Soort: ${KIND_WORDS[kind]}`,
    `Door: ${by}`,
    `Op: ${at}`,
    ...(source === '' ? [] : [`Van: ${source}`]),
    ...(confirmed ? [`Nagekeken door: ${confirmed.by}`, `Nagekeken op: ${confirmed.at}`] : []),
  ];
  return `${head.join('\n')}\n\n${text}`;
}

/** Null for any other text, and for a head that is not exactly as written above. */
export function transcriptFrom(file: string): Transcript | null {
  const end = file.indexOf('\n\n');
  const lines = file.slice(0, Math.max(0, end)).split('\n');
  if (lines.shift() !== TRANSCRIPT_FORMAT) return null;
  const head = new Map(lines.map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]));
  const kind = TRANSCRIPT_KINDS.find((one) => KIND_WORDS[one] === head.get('Soort'));
  const [by, at] = [head.get('Door'), head.get('Op')];
  if (!kind || by === undefined || at === undefined) return null;
  const checkedBy = head.get('Nagekeken door');
  return {
    kind,
    by,
    at,
    source: head.get('Van') ?? '',
    confirmed: checkedBy === undefined ? null : { by: checkedBy, at: head.get('Nagekeken op') ?? '' },
    text: file.slice(end + 2),
  };
}
