/**
 * Every expected failure, as a closed list. The window and the command line each have one sentence and one hint per
 * code (`text.ts`, `messages.ts`), as a `Record` over this union: a missing sentence does not compile.
 */
export const ERROR_CODES = [
  // asked wrongly
  'unknown_call',
  'invalid_input',
  'not_allowed',
  'usage',
  // the workspace as a place
  'workspace_exists',
  'workspace_not_found',
  'workspace_in_use',
  'workspace_damaged',
  'workspace_foreign',
  'workspace_newer',
  'workspace_read_only',
  'workspace_locked',
  'workspace_rolled_back',
  'place_refused',
  'path_too_long',
  'disk_full',
  'no_access',
  'slots_changed',
  // keys
  'wrong_passphrase',
  'weak_passphrase',
  'weak_kdf',
  'wrong_code',
  'wrong_recovery',
  'no_signing_key',
  'slot_missing',
  'passphrase_needed',
  // records
  'not_found',
  'unknown_code',
  'incomplete_entry',
  'version_conflict',
  'wrong_state',
  'quarter_closed',
  'quarter_not_over',
  'quarter_open',
  'nothing_changed',
  'consent_mismatch',
  'content_blocked',
  'reason_needed',
  'duplicate',
  // sign-off
  'request_used',
  'request_stale',
  'request_replaced',
  'text_changed',
  'receipt_invalid',
  'receipt_foreign',
  'receipt_other_package',
  'receiver_changed',
  'not_the_signer',
  'already_confirmed',
  // sign-off elsewhere
  'identity_invalid',
  'request_invalid',
  'request_not_yours',
  'request_forged',
  'request_unknown',
  'answer_invalid',
  'answer_not_ours',
  'answer_repeated',
  'answer_swapped',
  // evidence and intake
  'file_missing',
  'file_too_large',
  'file_unreadable',
  'not_a_package',
  'evidence_damaged',
  // export, verification, backup
  'out_not_empty',
  'folder_missing',
  'pdf_needs_chromium',
  'read_back_failed',
  'unknown_format',
  'no_trusted_key',
  'not_verifiable',
  'backup_damaged',
  'is_backup',
  'salvage_other_workspace',
  'salvage_other_key',
  'salvage_other_history',
  'migration_failed',
  'cancelled',
  // a bug: logged whole, shown with a reference
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What may travel with a code: plain facts for the sentence, never message contents. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** An expected failure. Everything else that is thrown is a bug and becomes `internal`. */
export class KanaalError extends Error {
  override readonly name = 'KanaalError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
    this.details = details;
  }
}

export interface Failure {
  code: ErrorCode;
  details: ErrorDetails;
  /** Names this one failure in the technical log; present for `internal`. */
  reference?: string;
}

export type Reply<T> = { ok: true; value: T } | { ok: false; error: Failure };
