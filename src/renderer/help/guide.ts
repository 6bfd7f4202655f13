/**
 * The pages of docs/handleiding, bundled as they stand: what F1 shows and what the documents say is one text. Read here is
 * the little markdown those pages use: headings, paragraphs, lists, pictures, bold, keys.
 */
import type { Role } from '../../shared/codes.ts';
import type { Language } from '../../shared/policy.ts';

const TEXTS = import.meta.glob<string>('../../../docs/handleiding/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const PICTURES = import.meta.glob<string>(
  [
    '../../../docs/pictures/vandaag-??-light.png',
    '../../../docs/pictures/vandaag-bewindspersoon-??-light.png',
    '../../../docs/pictures/registreren-??-light.png',
    '../../../docs/pictures/gesprek-??-light.png',
    '../../../docs/pictures/ondertekenen-??-light.png',
    '../../../docs/pictures/kwartaal-??-light.png',
    '../../../docs/pictures/bord-cel-??-light.png',
    '../../../docs/pictures/antwoorden-??-light.png',
    '../../../docs/pictures/kwartaal-gesloten-??-light.png',
  ],
  { query: '?url', import: 'default', eager: true },
);

export const PAGES = ['secretaris', 'bewindspersoon', 'records-manager', 'verzamelaar', 'doorsturen'] as const;
export type PageName = (typeof PAGES)[number];

export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'picture'; url: string; alt: string };

/** The page of a person's work. */
export function pageOf(role: Role): PageName {
  if (role === 'officeHolder') return 'bewindspersoon';
  if (role === 'collector') return 'verzamelaar';
  return role === 'secretary' ? 'secretaris' : 'records-manager';
}

/** A page as blocks; throws where the page is not there, which a test would see first. */
export function readPage(page: PageName, lang: Language): Block[] {
  const text = TEXTS[`../../../docs/handleiding/${page}${lang === 'en' ? '.en' : ''}.md`];
  if (text === undefined) throw new Error(`no page ${page} in ${lang}`);
  return parseGuide(text);
}

/** The title of a page: its first heading. */
export function pageTitle(page: PageName, lang: Language): string {
  const first = readPage(page, lang)[0];
  return first?.kind === 'heading' ? first.text : page;
}

export function parseGuide(text: string): Block[] {
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(blockOf);
}

function blockOf(part: string): Block {
  const heading = /^(#{1,2}) (.+)$/.exec(part);
  if (heading) return { kind: 'heading', level: heading[1]!.length === 1 ? 1 : 2, text: heading[2]! };
  const picture = /^!\[([^\]]*)\]\(\.\.\/pictures\/([\w-]+\.png)\)$/.exec(part);
  if (picture)
    return { kind: 'picture', alt: picture[1]!, url: PICTURES[`../../../docs/pictures/${picture[2]}`] ?? '' };
  const items = part.split(/\n(?=(?:- |\d+\. ))/);
  if (/^(?:- |\d+\. )/.test(part))
    return {
      kind: 'list',
      ordered: /^\d/.test(part),
      items: items.map((item) => oneLine(item.replace(/^(?:- |\d+\. )/, ''))),
    };
  return { kind: 'text', text: oneLine(part) };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}

/** "Druk op `Ctrl+Enter`" as words and keys. */
export function spans(text: string): { text: string; key: boolean }[] {
  return text
    .split(/(`[^`]+`)/)
    .filter(Boolean)
    .map((part) => (part.startsWith('`') ? { text: part.slice(1, -1), key: true } : { text: part, key: false }));
}

function plain(block: Block): string {
  if (block.kind === 'picture') return '';
  if (block.kind !== 'list') return block.text.replaceAll('`', '');
  return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${item.replaceAll('`', '')}`).join('\n');
}

/** One part of a page, from its heading at `at`, below what the page begins with: plain text for a mail. */
export function partAsText(blocks: readonly Block[], at: number): string {
  const isHeading = (block: Block): boolean => block.kind === 'heading';
  const upTo = (from: number): readonly Block[] => {
    const end = blocks.findIndex((block, index) => index > from && isHeading(block));
    return blocks.slice(from, end < 0 ? undefined : end);
  };
  return [...upTo(0), ...upTo(at)].map(plain).filter(Boolean).join('\n\n');
}
