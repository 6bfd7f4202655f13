/** What a record of Signal says besides its text: what it answers, the signs under it, what a call or change was. */
import { idAt, type JsonObject, listAt, numberAt, objectAt, objectOf, textAt } from './json-value.ts';
import { quoteOf, shownLine } from './reading.ts';

/** The name of a recipient; null where the export does not know them. */
export type NameOf = (id: string | null) => string | null;

/** What it answers as it was then: the answered message may have been left out of the export. '' where it answers none. */
export function replyIn(standard: JsonObject, nameOf: NameOf): string {
  const quote = objectAt(standard, 'quote');
  if (!quote) return '';
  const [file] = listAt(quote, 'attachments').map((one) => textAt(objectOf(one), 'fileName') ?? '');
  const text = textAt(objectAt(quote, 'text'), 'body') ?? textAt(quote, 'text') ?? file ?? '';
  return quoteOf(nameOf(idAt(quote, 'authorId')), text);
}

const MAX_REACTIONS = 200;

/** They stand with whatever the item holds. */
export function reactionsIn(item: JsonObject, nameOf: NameOf): string[] {
  const found = Object.values(item).flatMap((one) => listAt(objectOf(one), 'reactions').slice(0, MAX_REACTIONS));
  return found.map(objectOf).flatMap((one) => {
    const emoji = textAt(one, 'emoji');
    return emoji === null ? [] : [quoteOf(null, [emoji, nameOf(idAt(one, 'authorId')) ?? ''].join(' '))];
  });
}

/** Of a call or change, in the app's own words: missed, by video, for how long messages stay. Never bytes or keys. */
const DETAILS = ['type', 'direction', 'state', 'previousName', 'newName'];
const MAX_DETAILS = 20;

export function detailsIn(update: JsonObject | null): string[] {
  const said = DETAILS.flatMap((name) => idAt(update, name) ?? []);
  const ms = numberAt(update, 'expiresInMs');
  const timer = ms === null ? [] : [`${Math.round(ms / 1_000)} s`];
  const changes = listAt(update, 'updates').flatMap((one) => Object.keys(objectOf(one) ?? {}));
  return [...said, ...timer, ...changes].slice(0, MAX_DETAILS).map((one) => shownLine(one));
}
