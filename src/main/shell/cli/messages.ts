/** Every expected failure on the command line: what happened, and what to do. */
import type { Notice } from '../../../shared/contract-shapes.ts';
import type { ErrorCode, ErrorDetails } from '../../../shared/errors.ts';

interface Says {
  message: string;
  hint: string;
}

export const MESSAGES: Record<ErrorCode, Says> = {
  unknown_call: { message: 'there is no such call', hint: '`cli contract` lists all calls' },
  invalid_input: { message: 'the input does not fit the call', hint: '`cli contract` has the schema of every call' },
  not_allowed: { message: 'this role may not do that', hint: 'open as somebody else with --as' },
  usage: { message: 'the command line is not understood', hint: '`cli help` lists the commands' },
  workspace_exists: { message: 'there is something in that folder already', hint: 'name a new or empty folder' },
  workspace_not_found: {
    message: 'there is no workspace in that folder',
    hint: 'name the .kanaalregister folder itself',
  },
  workspace_in_use: {
    message: 'the workspace is open elsewhere; nothing was written',
    hint: 'reading works; close it there to write',
  },
  workspace_damaged: {
    message: 'the workspace is damaged; it was not changed',
    hint: 'restore a backup into a new folder',
  },
  workspace_foreign: { message: 'that folder belongs to another program or workspace', hint: 'name another folder' },
  workspace_newer: {
    message: 'a newer version of the program made this; it was not changed',
    hint: 'install that version',
  },
  workspace_read_only: {
    message: 'the workspace is open for reading only; nothing was written',
    hint: 'see `cli fsck`',
  },
  workspace_locked: { message: 'the workspace is locked', hint: 'unlock it first' },
  workspace_rolled_back: {
    message: 'this copy is older than the one last seen on this computer; nothing was written',
    hint: 'open the newer copy, or restore a backup, which says so in the journal',
  },
  is_backup: {
    message: 'this is a backup; opening it would change it, so it was left as it is',
    hint: '`cli restore` puts it back in a new folder',
  },
  salvage_other_workspace: {
    message: 'the backup and the damaged workspace are of two workspaces; nothing was restored',
    hint: 'take a backup of this workspace: its name begins with the id in vault.json',
  },
  salvage_other_key: {
    message: 'the backup is of before the key of the workspace changed; nothing was restored',
    hint: 'take a backup of after that; `fits` names the newest beside the damaged workspace, if there is one',
  },
  salvage_other_history: {
    message: 'the journal of the backup is not the beginning of the damaged one; nothing was restored',
    hint: 'take another backup, or restore this one without --damaged',
  },
  place_refused: {
    message: 'a workspace cannot lie on a share, in a synchronised folder, or outside what the administrator allows',
    hint: 'choose a folder on this computer; backups may go elsewhere',
  },
  path_too_long: { message: 'the path is too long for this system', hint: 'choose a shorter path' },
  disk_full: { message: 'the disk is full; nothing was half written', hint: 'make room and try again' },
  no_access: {
    message: 'this computer does not allow reading or writing there; nothing was half written',
    hint: 'check the rights of that folder or file, or name another',
  },
  slots_changed: {
    message: 'the list of people who can open it was changed outside the program',
    hint: 'restore a backup',
  },
  wrong_passphrase: { message: 'the passphrase opens no slot', hint: 'check --as, caps lock and the passphrase' },
  weak_passphrase: { message: 'the passphrase is too short', hint: 'take a sentence of at least 12 characters' },
  weak_kdf: { message: 'the key slot was weakened; it was not opened', hint: 'restore a backup' },
  wrong_code: { message: 'that is not the one-time code', hint: 'ask for a new code' },
  wrong_recovery: { message: 'the recovery sheet does not open this workspace', hint: 'check every group' },
  no_signing_key: { message: 'this person has no signing key here', hint: 'unlock once with a one-time code' },
  slot_missing: { message: 'this person cannot open the workspace', hint: 'ask for a one-time code' },
  passphrase_needed: {
    message: 'a passphrase is needed',
    hint: 'use --passphrase-file, KANAALREGISTER_PASSPHRASE or a terminal',
  },
  not_found: { message: 'that does not exist here', hint: 'check the id or number' },
  unknown_code: { message: 'the code list does not have that code on that day', hint: 'see resources/policy.json' },
  incomplete_entry: { message: 'questions are still open; nothing was logged', hint: 'answer them, or save a draft' },
  version_conflict: { message: 'somebody changed it in the meantime; nothing was saved', hint: 'read it again' },
  wrong_state: { message: 'its present state does not allow that', hint: 'see its history' },
  quarter_closed: { message: 'the quarter is closed', hint: 'log a correction or a late entry' },
  quarter_not_over: { message: 'the quarter is not over yet', hint: 'try again after its last day' },
  quarter_open: { message: 'the quarter is not closed yet', hint: 'close it first: quarters.close' },
  nothing_changed: {
    message: 'the correction says the same as the entry; nothing was logged',
    hint: 'change what is wrong, or add the evidence that was missing',
  },
  consent_mismatch: { message: 'the name of the quarter was not typed exactly', hint: 'type it as 2027-Q1' },
  content_blocked: {
    message: 'state secrets and unassessed files never enter the register',
    hint: 'log it without the file; where it is no marking, say why: `noMarking`',
  },
  reason_needed: { message: 'a reason is needed', hint: 'fill in the named field' },
  duplicate: { message: 'that is there already', hint: 'look it up' },
  request_used: {
    message: 'this request was used before: what it asks was signed',
    hint: 'look at what was signed then; make a new request for what is left',
  },
  request_stale: { message: 'the entries changed since the request was made', hint: 'make a new one' },
  request_replaced: {
    message: 'a newer request took the place of this one',
    hint: 'answer the newest request, or make a new one',
  },
  receipt_invalid: { message: 'this is no valid receipt', hint: 'ask the receiver to send it again' },
  receipt_other_package: {
    message: 'the receipt is about another file than the package made last of this register',
    hint: 'it was changed on its way, or a new one was made since: send the last one again',
  },
  receipt_foreign: {
    message: 'the receipt is about a package this office did not make',
    hint: 'give it to the office it is for',
  },
  receiver_changed: {
    message: 'the receiver signs with another key than before',
    hint: 'ask them by telephone, then find out why',
  },
  text_changed: { message: 'the text is not the one of the request', hint: 'make a new request' },
  not_the_signer: { message: 'only the office holder of this term can sign', hint: 'open as that person' },
  already_confirmed: { message: 'somebody with this role confirmed it already', hint: 'the other role confirms' },
  identity_invalid: {
    message: 'this is no signature file, or it was changed',
    hint: 'take the signature along again: `cli signoff identity`',
  },
  request_invalid: {
    message: 'this is no request, or it was changed on the way',
    hint: 'ask for a new one',
  },
  request_not_yours: {
    message: 'this request is for somebody else, or for an earlier signature',
    hint: 'give it to whom it is for; after a new passphrase take the signature along again',
  },
  request_forged: {
    message: 'the request is not signed by the register that this signature knows',
    hint: 'call the office; after a change of people take the signature along again',
  },
  request_unknown: {
    message: 'this register made no such request',
    hint: 'was a backup put back? Make a new request',
  },
  answer_invalid: { message: 'this is no answer, or it was changed on the way', hint: 'ask for it again' },
  answer_not_ours: {
    message: 'this answer is for another register',
    hint: 'give it to the office it is for',
  },
  answer_repeated: {
    message: 'this very answer was taken in before',
    hint: 'nothing more needs to be done',
  },
  answer_swapped: {
    message: 'what was signed in this answer belongs to another request',
    hint: 'call the office holder, then make a new request',
  },
  file_missing: { message: 'that file cannot be read', hint: 'check name and rights' },
  file_too_large: { message: 'the file is too large to keep', hint: 'let ICT keep it and note where' },
  file_unreadable: { message: 'the file cannot be read as what it says it is', hint: 'keep it as an ordinary file' },
  not_a_package: {
    message: 'this is another file of Kanaalregister, no package',
    hint: 'give it to whom it is for; nothing was taken in',
  },
  evidence_damaged: { message: 'the evidence is no longer what was recorded', hint: 'restore a backup' },
  folder_missing: {
    message: 'the folder is not there any more',
    hint: 'connect the stick again, or name another folder',
  },
  out_not_empty: { message: '--out must be absent or empty', hint: 'name a new folder' },
  pdf_needs_chromium: {
    message: 'a pdf needs Chromium, which is not on this computer',
    hint: 'leave pdf out of --formats',
  },
  read_back_failed: { message: 'a file did not read back as it was meant; it was removed', hint: 'report this' },
  unknown_format: { message: 'this is not a note, proof or register of ours', hint: 'see docs/format.md' },
  no_trusted_key: { message: 'no trusted key signed this', hint: 'give the keys with --trust' },
  not_verifiable: { message: 'this cannot be proven with what is here', hint: 'see docs/format.md' },
  migration_failed: {
    message: 'the workspace could not be brought to this version; it is unchanged and a backup lies beside it',
    hint: 'open it with the previous version of the program',
  },
  backup_damaged: { message: 'the backup is not whole; nothing was restored', hint: 'take another backup' },
  cancelled: { message: 'stopped', hint: 'nothing was half written' },
  internal: { message: 'an unexpected error; nothing was half written', hint: 'report the reference' },
};

/** What somebody who opens a workspace should know; the window says the same in its own words. */
export const NOTICES: Readonly<Record<Notice['key'], string>> = {
  inUse: 'the workspace is open elsewhere: it is opened for reading only',
  rolledBack: 'this copy is older than the one last seen on this computer: it is opened for reading only',
  slotsChanged: 'the list of people who can open it was changed outside the program: it is opened for reading only',
  damaged: 'damage was found in the database: nothing more is written in it; restore a backup into a new folder',
  unsignedTail: 'records that were left without a signature, after a crash, are signed now',
  migrated: 'the workspace was brought to this version',
  backupFailed: 'the daily backup could not be made',
};

/** The details of a failure as one short clause: `open: why, nature`. */
export function detailText(details: ErrorDetails): string {
  return Object.entries(details)
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? value.join(', ') : value}`)
    .join('; ');
}
