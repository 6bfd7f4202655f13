/** What both sides of a sign-off elsewhere must make alike: the text, and what the log signs of a request. */
import { createHash } from 'node:crypto';
import type { Decision } from '../../shared/office-records.ts';
import { REQUEST_FORMAT, type RequestFacts } from '../../shared/remote-records.ts';
import { canonical } from '../journal/record.ts';
import { signOffText } from './sign-off-text.ts';

export interface SaltedDecision extends Decision {
  salt: string;
}

export interface RemoteAnswersGiven {
  /** Of the entries that the text names, in the order of the request. */
  decisions: readonly SaltedDecision[];
  deleted: 'ja' | 'nee' | 'onbekend' | null;
  remark: string;
  remarkSalt: string;
}

/** The text of these answers, or null where they do not fit what was asked. */
export function remoteText(facts: RequestFacts, answers: RemoteAnswersGiven): string | null {
  const { decisions, deleted } = answers;
  const statement = facts.kind === 'kwartaal';
  if (statement !== (deleted !== null)) return null;
  if (statement ? decisions.length !== facts.entries.length : decisions.length === 0) return null;
  let at = 0;
  const entries = [];
  for (const given of decisions) {
    while (facts.entries[at] && facts.entries[at]!.entryId !== given.entryId) at += 1;
    const entry = facts.entries[at++];
    const decision = entry?.fixed ?? given;
    const whole = decision.agreed ? given.salt === '' : given.salt !== '' && decision.returnReason !== null;
    if (!entry || !whole) return null;
    entries.push({ ...entry, decision, salt: given.salt });
  }
  return signOffText({ ...facts, ...answers, entries });
}

/** What the log signs: whose request, which, and the SHA-256 of the canonical form of its body. */
export function requestNoteText(workspace: string, requestId: string, body: unknown): string {
  const digest = createHash('sha256').update(canonical(body), 'utf8').digest('hex');
  return `${REQUEST_FORMAT}\nwerkmap: ${workspace}\nverzoek: ${requestId}\ninhoud: sha256 ${digest}\n`;
}
