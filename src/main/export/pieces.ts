/** Text on its way to a file. */
const CHUNK_CHARACTERS = 64 * 1024;

/** Short strings joined to pieces of about 64 KiB, as UTF-8; bytes go by as they are. */
export function* inPieces(chunks: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let piece = '';
  for (const chunk of chunks) {
    if (typeof chunk !== 'string') {
      if (piece !== '') yield Buffer.from(piece, 'utf8');
      piece = '';
      yield chunk;
      continue;
    }
    piece += chunk;
    if (piece.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(piece, 'utf8');
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece, 'utf8');
}
