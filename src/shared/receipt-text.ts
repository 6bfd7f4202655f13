/** The text of a receipt: what a receiver says of a package, line by line (docs/format.md 12). */
export const RECEIPT_FORMAT = 'kanaalregister/receipt/v1';

export interface ReceiptFacts {
  /** Workspace id of the receiver. */
  readonly receiver: string;
  readonly name: string;
  /** Hex SHA-512 of the package. */
  readonly package: string;
  /** Null where the package could not be read that far. */
  readonly register: string | null;
  readonly quarter: string | null;
  readonly edition: string | null;
  readonly terms: readonly string[];
  readonly verdict: 'accepted' | 'refused';
  readonly codes: readonly string[];
  /** `<origin> <size> <root>` of an accepted package. */
  readonly head: string | null;
  /** RFC 3339. */
  readonly time: string;
}

/** How a receiver is kept: workspace id and name, since two collections of one name are two receivers. */
export function receiverOf(f: Pick<ReceiptFacts, 'name' | 'receiver'>): string {
  return `${f.name} (${f.receiver})`;
}

/** The name alone, as people say it. */
export function receiverName(receiver: string): string {
  return receiver.replace(/ \([0-9a-f-]+\)$/, '');
}

const WORDS = { accepted: 'aanvaard', refused: 'geweigerd' } as const;

export function receiptText(f: ReceiptFacts): string {
  return [
    RECEIPT_FORMAT,
    `ontvanger: ${f.receiver} ${f.name}`,
    `levering: sha512 ${f.package}`,
    `register: ${f.register ?? '-'}`,
    `kwartaal: ${f.quarter ?? '-'}`,
    `uitgave: ${f.edition ?? '-'}`,
    ...f.terms.map((term) => `ambtsperiode: ${term}`),
    `oordeel: ${WORDS[f.verdict]}`,
    ...f.codes.map((code) => `reden: ${code}`),
    `stand: ${f.head ?? '-'}`,
    `ontvangen op: ${f.time}`,
    '',
  ].join('\n');
}
