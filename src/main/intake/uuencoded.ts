/** Files that old programs wrote into the text of a mail: `begin 644 name`, lines of packed bytes, `end`. */

export interface UuFile {
  name: string;
  content: Uint8Array;
  /** False where it stops before its end: there is then less of it than was sent. */
  whole: boolean;
}

const BEGIN = /^begin [0-7]{3,4} (\S[^\r\n]{0,300})\r?\n/gm;

/** At most `most` files; [] for nearly every text. What only looks like a begin is none. */
export function unpackUu(text: string, most: number): UuFile[] {
  if (!text.includes('begin ')) return [];
  const files: UuFile[] = [];
  let until = 0;
  for (const m of text.matchAll(BEGIN)) {
    if (m.index < until || files.length >= most) continue;
    const lines: Buffer[] = [];
    let at = m.index + m[0].length;
    let whole = false;
    while (at < text.length) {
      const lf = text.indexOf('\n', at);
      const end = lf < 0 ? text.length : lf;
      const line = text.slice(at, Math.min(end, at + 200)).replace(/\r$/, '');
      at = end + 1;
      whole = line === 'end';
      const bytes = whole ? null : bytesOfLine(line);
      if (bytes === null) break;
      lines.push(bytes);
    }
    if (lines.length === 0) continue;
    until = at;
    files.push({ name: (m[1] ?? '').trim(), content: Buffer.concat(lines), whole });
  }
  return files;
}

/** The first sign says how many bytes; programs leave out spaces at the end. Null for a line that is no such one. */
function bytesOfLine(line: string): Buffer | null {
  const count = (line.charCodeAt(0) - 32) & 63;
  const signs = Math.ceil(count / 3) * 4;
  // Some programs put a sign of their own behind it.
  if (line === '' || !/^[\x20-\x60]+$/.test(line) || line.length > signs + 2) return null;
  const bytes = Buffer.alloc((signs / 4) * 3);
  for (let i = 0; i < signs; i += 4) {
    const [a, b, c, d] = [1, 2, 3, 4].map((n) => ((line.charCodeAt(i + n) || 32) - 32) & 63) as [
      number,
      number,
      number,
      number,
    ];
    bytes.writeUIntBE((a << 18) | (b << 12) | (c << 6) | d, (i / 4) * 3, 3);
  }
  return bytes.subarray(0, count);
}
