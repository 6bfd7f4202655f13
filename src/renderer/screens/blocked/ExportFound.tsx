import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { startConversations } from '../../frame/drop-queue.ts';
import { type GivenFile, givenFiles, looksOf } from '../../frame/given.ts';
import { lookAtFiles } from '../../frame/intake.ts';
import { capture } from '../../text/capture.ts';
import { useText } from '../../text/text.ts';
import type { Draft } from '../register/draft.ts';

export interface Sorted {
  /** What a conversation is usually chosen from. */
  exports: File[];
  others: GivenFile[];
}

/** Tells by a look at their begin which files hold messages: these are chosen from, not attached whole. */
export async function sortExports(files: readonly File[]): Promise<Sorted> {
  const sorted: Sorted = { exports: [], others: [] };
  for (const [i, one] of (await givenFiles(files)).entries()) {
    const looks = await looksOf(one);
    if (looks === 'chat' || looks === 'mail' || looks === 'mailbox') sorted.exports.push(files[i]!);
    else sorted.others.push(one);
  }
  return sorted;
}

interface ExportFoundProps {
  files: readonly File[];
  draft: Draft;
  /** They are with the draft now, or being chosen from. */
  done: () => void;
  /** To the questions of the draft. */
  back: () => void;
}

/** Where no export was to be had, one was dropped after all. */
export function ExportFound({ files, draft, done, back }: ExportFoundProps): React.JSX.Element {
  const { t } = useText();
  const choose = async (): Promise<void> => {
    const found = await lookAtFiles(files);
    done();
    if (found.files.length > 0) await draft.addFiles(found.files);
    await draft.flush();
    if (found.conversations.length > 0) await startConversations({ ...found, files: [] }, draft.staged.id);
    else if (found.files.length > 0) back();
  };
  const attach = async (): Promise<void> => {
    done();
    await draft.addFiles(await givenFiles(files));
  };
  return (
    <Banner
      tone="warn"
      says={t(capture.exportFound)}
      alert
      actions={
        <>
          <Button size="small" onPress={() => void choose()}>
            {t(capture.exportChoose)}
          </Button>
          <Button size="small" onPress={() => void attach()}>
            {t(capture.exportAttach)}
          </Button>
        </>
      }
    >
      {files.map(({ name }) => name).join(', ')}. {t(capture.exportFoundNote)}
    </Banner>
  );
}
