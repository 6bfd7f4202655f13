import type { RefObject } from 'react';

interface FileInputProps {
  /** Its `click` opens the dialog: the button a person sees is another. */
  ref: RefObject<HTMLInputElement | null>;
  label: string;
  onFiles: (files: File[]) => void;
  multiple?: boolean;
  accept?: string;
  testId?: string;
}

/** The dialog for files. The same file can be chosen twice in a row; who chooses none is not heard of. */
export function FileInput({ ref, label, onFiles, multiple, accept, testId }: FileInputProps): React.JSX.Element {
  return (
    <input
      ref={ref}
      type="file"
      multiple={multiple}
      hidden
      accept={accept}
      aria-label={label}
      data-testid={testId}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        event.target.value = '';
        if (files.length > 0) onFiles(files);
      }}
    />
  );
}
