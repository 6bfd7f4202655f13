/** The checks of what people sign: sign-off notes, the closing statement, and the register it is about. */
import { sha256, toHex } from './bytes.ts';
import { Refusal } from './checks.ts';
import { type CloseNote, readClose } from './close-note.ts';
import { isPlainText } from './fixed-lines.ts';
import { type RegisterFile, readRegister, wrongCount } from './register-file.ts';
import { readSignOff } from './sign-off-note.ts';
import type { Verification } from './verification.ts';

/** True where every key is one of a person of this workspace: neither its log's nor somebody else's. */
function arePersons(by: readonly string[], workspace: string): boolean {
  const start = `kanaalregister/${workspace}/`;
  return by.every((name) => name.startsWith(start) && /^p-[a-z2-7]{8,26}$/.test(name.slice(start.length)));
}

export function checkSignOff(v: Verification, source: string): void {
  const { text, by } = v.note(source);
  v.need('plain_text', isPlainText(text));
  const note = v.read('sign_off_form', () => readSignOff(text));
  v.signer('sign_off_signer', arePersons(by, note.workspace), by);
}

function checkClose(v: Verification, source: string): CloseNote {
  const { text, by } = v.note(source);
  v.need('plain_text', isPlainText(text));
  const note = v.read('close_form', () => readClose(text));
  v.signer('close_signer', arePersons(by, note.workspace), by);
  return note;
}

/** Spelling, form and counts of a register.json, each a check of its own. */
export function checkRegister(v: Verification, read: () => RegisterFile): RegisterFile {
  let register: RegisterFile;
  try {
    register = read();
  } catch (error) {
    // What is refused for its form has passed the check of its spelling.
    if (error instanceof Refusal && error.id === 'register_form') v.add('register_canonical', true);
    throw error;
  }
  v.add('register_canonical', true);
  v.add('register_form', true);
  const wrong = wrongCount(register);
  v.need('register_counts', wrong === null, wrong);
  return register;
}

/** A register and the statement that closed it; one of them may be missing, then that stays undecided. */
export function checkRegisterAndClose(v: Verification, registerText: string | null, closeText: string | null): void {
  const register = registerText === null ? null : checkRegister(v, () => readRegister(registerText));
  const close = closeText === null ? null : checkClose(v, closeText);
  if (!close) v.signedByTrusted(false);
  if (registerText === null || !register || !close) {
    v.add('register_close', null);
    return;
  }
  const right =
    toHex(sha256(registerText)) === close.sha256[register.edition] &&
    register.quarter === close.quarter &&
    register.version === close.version &&
    register.counts['Registraties'] === close.entries &&
    register.counts['Incidenten'] === close.incidents;
  v.need('register_close', right);
}
