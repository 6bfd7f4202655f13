/** Which question a draft is at: the open one, the next one, and the term that follows from the day. */
import { useEffect, useState } from 'react';
import { openQuestions, type Question, termOn } from '../../../shared/rules.ts';
import type { Draft } from './draft.ts';
import { asked, type Facts } from './facts.ts';

/** Who it was mostly follows from the account or the day, so it is asked last. */
function firstOf(open: readonly Question[]): Question | null {
  return open.find((q) => q !== 'who') ?? open[0] ?? null;
}

/** The open questions with these answers. */
function openIn(facts: Facts): Question[] {
  return openQuestions(facts.answers, facts.staged.evidence.length + facts.oldFiles.length, facts.policy);
}

export interface Answering {
  /** The questions of this draft, in the order of the screen. */
  questions: readonly Question[];
  open: readonly Question[];
  /** Open at this very moment, the answer just given included. */
  openNow: () => Question[];
  /** Null: the button to log. */
  current: Question | null;
  /** Counts visits, so that a question opened again starts afresh. */
  visit: number;
  show: (question: Question | null) => void;
  /** The next open one after `from`, around the end; when none is left, the button. */
  next: (from: Question | null) => void;
  /** Where the panes have no room beside each other: the one that is shown. */
  tab: 'evidence' | 'questions';
  setTab: (tab: 'evidence' | 'questions') => void;
}

/** `toLog` takes the focus to the button, where nothing is left to answer. */
export function useAnswering(draft: Draft, facts: Facts, toLog: () => void): Answering {
  const questions = asked(facts.terms);
  const open = openIn(facts);
  // Where it was left, also where half a word is an answer already.
  const [current, setCurrent] = useState<Question | null>(
    () => questions.find((q) => q === draft.staged.focus) ?? firstOf(open),
  );
  const [visit, setVisit] = useState(0);
  const [tab, setTab] = useState<'evidence' | 'questions'>('questions');
  const show = (question: Question | null): void => {
    setCurrent(question);
    setVisit((n) => n + 1);
    setTab('questions');
    draft.focusOn(question);
    if (question === null) toLog();
  };
  const openNow = (): Question[] => openIn({ ...facts, ...draft.peek() });
  const next = (from: Question | null): void => {
    const all = openNow();
    const left = all.filter((q) => q !== from);
    const at = from ? questions.indexOf(from) : -1;
    const after = left.find((q) => q !== 'who' && questions.indexOf(q) > at);
    show(after ?? firstOf(left) ?? (all.length > 0 ? from : null));
  };
  useTermOfDay(facts, draft.set);
  return { questions, open, openNow, current, visit, show, next, tab, setTab };
}

/** With one term there is nothing to ask; with more, the one of the day, once, while nobody chose. */
function useTermOfDay(facts: Facts, set: Draft['set']): void {
  const { answers, terms } = facts;
  useEffect(() => {
    if (answers.termId !== null) return;
    const only = terms.length === 1 ? terms[0] : answers.dateFrom ? termOn(terms, answers.dateFrom) : null;
    if (only) set({ termId: only.id });
  }, [answers.termId, answers.dateFrom, terms, set]);
}
