/** What to open, and who you are. */
export function StartScreen(_props: { why: string | null; onEnter: () => void }): React.JSX.Element {
  return <p>Start</p>;
}
