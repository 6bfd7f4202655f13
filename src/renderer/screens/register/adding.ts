/** What is dropped, picked or pasted on a draft, and throwing the draft away. */
import { call } from '../../api.ts';
import { afterDraft, startConversations } from '../../frame/drop-queue.ts';
import { chooseInstead, lookAtFiles, startDraft } from '../../frame/intake.ts';
import { isRows, rowsFile, textFile } from '../../frame/pasted.ts';
import { go } from '../../frame/route.ts';
import type { Answering } from './answering.ts';
import type { Draft } from './draft.ts';

interface Adding {
  addFiles: (files: readonly File[]) => Promise<void>;
  /** Cells become an old register, lines of a chat are chosen from; any other text goes to `keepText`. */
  addText: (pasted: string) => Promise<void>;
  discard: () => Promise<void>;
}

export function addingTo(
  draft: Draft,
  { questions, openNow, next }: Answering,
  keepText: (text: string) => void,
): Adding {
  const { id } = draft.staged;
  /** A draft in which nothing was said yet is only the place to drop something. */
  const isUntouched = (): boolean => {
    const now = draft.peek().staged;
    const left = openNow();
    return now.basedOn === null && now.evidence.length === 0 && questions.every((q) => left.includes(q));
  };
  const discardQuietly = async (): Promise<void> => {
    draft.finish();
    await call('staging.discard', { id });
  };
  const discard = async (): Promise<void> => {
    await discardQuietly();
    go(await afterDraft(id));
  };
  const addFiles = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    const found = await lookAtFiles(files);
    if (found.conversations.length > 0 && isUntouched()) {
      await discardQuietly();
      await startConversations(found, null);
      return;
    }
    if (found.files.length > 0) await draft.addFiles(found.files);
    if (found.conversations.length === 0) next(null);
    else {
      await draft.flush();
      await startConversations({ ...found, files: [] }, id);
    }
  };
  const addText = async (pasted: string): Promise<void> => {
    if (isUntouched() && isRows(pasted)) {
      await discardQuietly();
      await startDraft([rowsFile(pasted)]);
      return;
    }
    const untouched = isUntouched();
    if (!(await chooseInstead(textFile(pasted), untouched ? null : id))) keepText(pasted);
    else if (untouched) await discardQuietly();
  };
  return { addFiles, addText, discard };
}
