import { useEffect, useState } from 'react';
import type { Evidence } from '../../../shared/records.ts';
import { CallFailure, call } from '../../api.ts';

const PART = 16_777_216;

/** A file read from its sealed place in parts; what was read so far where it is stopped. */
export async function readAll(evidence: Evidence, stop: AbortSignal): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let from = 0; from < evidence.bytes && !stop.aborted; from += PART) {
    const { bytes } = await call('evidence.bytes', { evidenceId: evidence.id, from, length: PART });
    parts.push(new Uint8Array(bytes));
  }
  return parts;
}

/** A file read from its sealed place in parts, as an address that only this window knows; from memory, never a file. */
export function useBlob(evidence: Evidence): { url: string; failure: CallFailure | null } {
  const [url, setUrl] = useState('');
  const [failure, setFailure] = useState<CallFailure | null>(null);
  useEffect(() => {
    let made = '';
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      const parts = await readAll(evidence, stop.signal);
      if (stop.signal.aborted) return;
      made = URL.createObjectURL(new Blob(parts, { type: evidence.mediaType }));
      setUrl(made);
    };
    read().catch((error: unknown) => {
      if (!(error instanceof CallFailure)) throw error;
      setFailure(error);
    });
    return () => {
      stop.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [evidence]);
  return { url, failure };
}
