/** Zips as no honest program makes them: any name, any size claimed, links, the same name twice. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  content: Uint8Array;
  /** The size the zip says it unpacks to; its true size when absent. */
  claimed?: number;
  /** Mode bits of Unix, with the kind of file. */
  mode?: number;
  /** Flags of the entry: 1 says that it is encrypted. */
  flags?: number;
  badCrc?: boolean;
  /** Not packed, as the type of an OpenDocument file. */
  stored?: boolean;
}

const UTF8 = 0x800;

export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name, 'utf8');
    const packed = part.stored === true ? Buffer.from(part.content) : deflateRawSync(part.content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8 | (part.flags ?? 0), 2);
    common.writeUInt16LE(part.stored === true ? 0 : 8, 4);
    common.writeUInt32LE((crc32(part.content) ^ (part.badCrc ? 1 : 0)) >>> 0, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(part.claimed ?? part.content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((part.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(at, 10);
    const made = Buffer.from([20, 3]);
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), made, common, tail, name);
    files.push(local);
    at += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...files, listing, end]));
}

/** A document of Word with one line. */
export function docxFile(line: string): Uint8Array {
  const part = (name: string, text: string): ZipPart => ({ name, content: new TextEncoder().encode(text) });
  return zipOf([
    part('[Content_Types].xml', '<Types/>'),
    part('word/document.xml', `<w:document xmlns:w="w"><w:p><w:r><w:t>${line}</w:t></w:r></w:p></w:document>`),
  ]);
}
