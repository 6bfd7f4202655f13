import { common } from '../text/common.ts';
import type { Speaker } from '../text/text.ts';
import { showToast } from './Toast.tsx';

/**
 * Puts a text on the clipboard and says so with `says`. Where the computer refuses (a policy, or the window lost the focus
 * meanwhile) that is said instead, with what to do: nothing looks copied that is not.
 */
export async function copyText(text: string, says: string, t: Speaker['t']): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Whatever the reason, a person can only try again from this window.
    const again = (): void => void copyText(text, says, t);
    showToast({ says: t(common.notCopied), more: { label: t(common.again), act: again } });
    return;
  }
  showToast({ says });
}
