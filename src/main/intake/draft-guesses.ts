/** Where each thing that a draft says by itself comes from, and how sure it is: in the window and on the command line alike. */
import type { SourceDraft } from '../../shared/intake.ts';
import type { Guess } from '../../shared/records.ts';

/** What the moments of the messages say of the day; null where none has one. */
export function guessOfMoments({ from, until, certainty, messages }: SourceDraft): Guess | null {
  if (from === null || until === null) return null;
  const guess = (key: string, sure: Guess['certainty']): Guess => ({
    field: 'when',
    key,
    certainty: sure,
    detail: String(messages.length),
  });
  if (certainty === 'exact') return guess('messages_exact', 'zeker');
  if (certainty === 'zoneAssumed') return guess('messages_zone_assumed', 'waarschijnlijk');
  return guess('messages_doubtful', 'vragen');
}

/** All that a draft says by itself to somebody who knows nothing of the office: no accounts, and nobody from before. */
export function guessesOfDraft(draft: SourceDraft, self: string | null): Guess[] {
  const moments = guessOfMoments(draft);
  const guesses: Guess[] = moments ? [moments] : [];
  const say = (field: string, key: string, certainty: Guess['certainty'], detail: string): void =>
    void guesses.push({ field, key, certainty, detail });
  if (draft.direction !== null)
    if (self === null) say('direction', 'source_says', 'zeker', '');
    else say('direction', 'self_chosen', 'zeker', self);
  if (draft.channel !== null) say('through', 'export_kind', 'vragen', draft.channel);
  if (draft.counterparty !== null) say('with', 'chat_name', 'vragen', draft.counterparty);
  if (draft.subject !== null) say('about', 'mail_subject', 'waarschijnlijk', draft.subject);
  if (draft.forwardedTo !== undefined) say('forwardedTo', 'envelope', 'waarschijnlijk', draft.capturedAt ?? '');
  return guesses;
}
