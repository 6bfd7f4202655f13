import type { EntryStatus } from '../../shared/codes.ts';
import { usePost } from '../state/post.tsx';
import { badges, statusWord } from '../text/badges.ts';
import { useText } from '../text/text.ts';

/** State = shape + word + colour, in that order. No two states share a shape within one view. */
export type Shape =
  | 'ring'
  | 'open'
  | 'half'
  | 'clock'
  | 'bent'
  | 'check'
  | 'dash'
  | 'triangle'
  | 'cross'
  | 'box'
  | 'squareCheck'
  | 'squareHalf'
  | 'plus';

export type Tone = 'plain' | 'accent' | 'ok' | 'warn' | 'bad';

const TONES: Record<Shape, Tone> = {
  ring: 'plain',
  open: 'plain',
  half: 'accent',
  clock: 'plain',
  bent: 'warn',
  check: 'ok',
  dash: 'plain',
  triangle: 'warn',
  cross: 'bad',
  box: 'plain',
  squareCheck: 'ok',
  squareHalf: 'accent',
  plus: 'plain',
};

function drawing(shape: Shape): React.JSX.Element {
  switch (shape) {
    case 'ring':
      return <circle cx="7" cy="7" r="5.25" strokeDasharray="2.2 1.7" />;
    case 'open':
      return <circle cx="7" cy="7" r="5.25" />;
    case 'half':
      return (
        <>
          <circle cx="7" cy="7" r="5.25" />
          <path d="M7 1.75a5.25 5.25 0 0 1 0 10.5z" fill="currentColor" stroke="none" transform="rotate(180 7 7)" />
        </>
      );
    case 'clock':
      return (
        <>
          <circle cx="7" cy="7" r="5.25" />
          <path d="M7 4v3.200l2 1.200" />
        </>
      );
    case 'bent':
      return <path d="M5 2.500 2.200 5.200 5 8M2.200 5.200h6.300a3.200 3.200 0 0 1 0 6.400H6.500" />;
    case 'check':
      return (
        <>
          <circle cx="7" cy="7" r="6" fill="currentColor" stroke="none" />
          <path d="M4.300 7.200 6.200 9.100 9.800 5" className="cutout" />
        </>
      );
    case 'dash':
      return (
        <>
          <circle cx="7" cy="7" r="5.250" />
          <path d="M4.500 7h5" />
        </>
      );
    case 'triangle':
      return (
        <>
          <path d="M7 1.200 13.200 12.400H.8z" fill="currentColor" stroke="none" />
          <path d="M7 5.200v3.200M7 10.400v.01" className="cutout" />
        </>
      );
    case 'cross':
      return (
        <>
          <rect x="1" y="1" width="12" height="12" rx="2" fill="currentColor" stroke="none" />
          <path d="M4.500 4.500l5 5M9.500 4.500l-5 5" className="cutout" />
        </>
      );
    case 'box':
      return (
        <path d="M1.800 4.300 7 2l5.200 2.300v5.400L7 12 1.800 9.700zM1.800 4.300 7 6.600l5.200-2.300M7 6.600V12" />
      );
    case 'squareCheck':
      return (
        <>
          <rect x="1" y="1" width="12" height="12" rx="2" fill="currentColor" stroke="none" />
          <path d="M4.200 7.200 6.200 9.200 9.900 4.900" className="cutout" />
        </>
      );
    case 'squareHalf':
      return (
        <>
          <rect x="1.750" y="1.750" width="10.500" height="10.500" rx="1.500" />
          <path d="M1.750 1.750h5.250v10.500H1.750z" fill="currentColor" stroke="none" />
        </>
      );
    case 'plus':
      return <path d="M7 2.500v9M2.500 7h9" />;
  }
}

/** The shape alone, for where the word stands beside it already. */
export function StateShape({ shape, tone }: { shape: Shape; tone?: Tone }): React.JSX.Element {
  return (
    <svg
      className={`shape tone-${tone ?? TONES[shape]}`}
      width="14"
      height="14"
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {drawing(shape)}
    </svg>
  );
}

interface BadgeProps {
  shape: Shape;
  tone?: Tone;
  /** A soft fill; in the heads of panes only. */
  filled?: boolean;
  children: React.ReactNode;
}

export function Badge({ shape, tone, filled = false, children }: BadgeProps): React.JSX.Element {
  return (
    <span className={`badge tone-${tone ?? TONES[shape]}${filled ? ' filled' : ''}`}>
      <StateShape shape={shape} {...(tone ? { tone } : {})} />
      <span>{children}</span>
    </span>
  );
}

const STATUS: Record<EntryStatus, Shape> = {
  draft: 'ring',
  logged: 'half',
  signed: 'check',
  returned: 'bent',
  unsigned: 'plus',
  withdrawn: 'dash',
};

/** What an entry's state looks like: evidence that is still to come goes before "with the minister". */
export function EntryBadge(props: {
  status: EntryStatus;
  evidenceFollows?: boolean;
  filled?: boolean;
}): React.JSX.Element {
  const speaker = useText();
  const post = usePost();
  const follows = props.evidenceFollows === true && props.status === 'logged';
  return (
    <Badge shape={follows ? 'clock' : STATUS[props.status]} filled={props.filled ?? false}>
      {follows ? speaker.t(badges.evidenceFollows) : statusWord(props.status, post, speaker)}
    </Badge>
  );
}
