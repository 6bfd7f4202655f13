import { createContext, useContext } from 'react';
import type { Language } from '../../shared/policy.ts';

/** One sentence, or a function that makes one, in both languages. A missing language does not compile. */
export interface Both<T = string> {
  readonly nl: T;
  readonly en: T;
}

/** The sentences of one subject; use as `export const list = { ... } satisfies Subject`. */
// A function of whatever facts the sentence needs: `never` lets every parameter list in, and each keeps its own types.
export type Subject = Readonly<Record<string, Both | Both<(...facts: never[]) => string>>>;

export const LanguageContext = createContext<Language>('nl');

export interface Speaker {
  lang: Language;
  /** `t(list.title)` is the sentence, `t(list.found)(25)` where it needs facts. */
  t: <T>(both: Both<T>) => T;
}

/** The sentences in the language of now; changes at once when the language does. */
export function useText(): Speaker {
  return SPEAKERS[useContext(LanguageContext)];
}

// One object per language: `t` stays the same between renders, so it may stand in a list of dependencies.
const SPEAKERS: Readonly<Record<Language, Speaker>> = {
  nl: { lang: 'nl', t: (both) => both.nl },
  en: { lang: 'en', t: (both) => both.en },
};

const NUMBERS: Readonly<Record<Language, Intl.NumberFormat>> = {
  nl: new Intl.NumberFormat('nl-NL'),
  en: new Intl.NumberFormat('en-GB'),
};

/** `count('nl', 12345)` = "12.345", in English "12,345": a number of things, never one of a year or a register. */
export function count(lang: Language, n: number): string {
  return NUMBERS[lang].format(n);
}

/** `many('nl', 1, 'bericht', 'berichten')` = "1 bericht" */
export function many(lang: Language, n: number, one: string, more: string): string {
  return `${count(lang, n)} ${n === 1 ? one : more}`;
}
