import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const MAX_BYTES = 1024 * 1024;

/** The technical log: `kanaalregister.log` in the profile folder, at most two files of 1 MB. */
export function openLog(profileDir: string): (line: string) => void {
  const file = path.join(profileDir, 'kanaalregister.log');
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return (line) => {
    const text = `${new Date().toISOString()} ${line.replaceAll(/[\r\n]+/g, ' | ')}\n`;
    if (size + text.length > MAX_BYTES) {
      renameSync(file, `${file}.1`);
      size = 0;
    }
    appendFileSync(file, text, { mode: 0o600 });
    size += text.length;
  };
}
