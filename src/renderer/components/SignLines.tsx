/** Room to sign by hand, at the foot of a printed sheet. In Dutch: so are the texts that are signed. */
export function SignLines(): React.JSX.Element {
  return (
    <dl>
      <dt>Naam</dt>
      <dd />
      <dt>Datum</dt>
      <dd />
      <dt>Handtekening</dt>
      <dd className="paperSign" />
    </dl>
  );
}
