import { type ReactNode, useState } from 'react';
import { folderDialog } from '../api.ts';
import { outFolderText as text } from '../text/out-folder.ts';
import { useText } from '../text/text.ts';
import { Button } from './Button.tsx';

/**
 * Where files will be written: `within` is a token of a folder that the person chose in the system's own dialog, null for
 * the usual place. `outFolder` says which and lets them choose; nothing where this computer has no such dialog.
 */
export function useOutFolder(): { within: string | null; outFolder: ReactNode } {
  const { t } = useText();
  const [within, setWithin] = useState<string | null>(null);
  const dialog = folderDialog();
  const choose = async (): Promise<void> => {
    const picked = (await dialog?.()) ?? null;
    if (picked !== null) setWithin(picked);
  };
  const outFolder = dialog && (
    <fieldset className="choice outFolder">
      <legend>{t(text.where)}</legend>
      <p role="status">{t(within === null ? text.usual : text.chosen)}</p>
      <div className="buttons">
        <Button size="small" onPress={() => void choose()}>
          {t(text.choose)}
        </Button>
        {within !== null && (
          <Button kind="quiet" size="small" onPress={() => setWithin(null)}>
            {t(text.back)}
          </Button>
        )}
      </div>
    </fieldset>
  );
  return { within, outFolder };
}
