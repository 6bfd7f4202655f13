import type { Ref } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { Key } from '../../components/Key.tsx';
import { common } from '../../text/common.ts';
import { listText } from '../../text/list.ts';
import { useText } from '../../text/text.ts';

interface SearchBoxProps {
  inputRef: Ref<HTMLInputElement>;
  value: string;
  found: number;
  /** How many of the shown were found in a message or attachment. */
  inside: number;
  onChange: (typed: string) => void;
  /** Arrow down: into the list. */
  onDown: () => void;
}

/** One box over entries and evidence; Esc empties it. */
export function SearchBox({ inputRef, value, found, inside, onChange, onDown }: SearchBoxProps): React.JSX.Element {
  const { t } = useText();
  return (
    <>
      <span className="searchBox">
        <Icon name="search" />
        <input
          ref={inputRef}
          className="input"
          type="search"
          aria-label={t(common.search)}
          placeholder={t(common.search)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && value !== '') {
              event.preventDefault();
              onChange('');
            } else if (event.key === 'ArrowDown') {
              event.preventDefault();
              onDown();
            }
          }}
        />
        <Key keys={value ? 'Escape' : 'Ctrl+F'} />
      </span>
      {value !== '' && (
        <span role="status">
          {t(listText.found)(found)}
          {inside > 0 && `, ${t(listText.foundInside)(inside)}`}
        </span>
      )}
    </>
  );
}
