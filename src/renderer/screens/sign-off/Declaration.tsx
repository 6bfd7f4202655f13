import { useEffect, useRef, useState } from 'react';
import type { YesNoUnknown } from '../../../shared/codes.ts';
import type { CallInput, CallOutput } from '../../../shared/contract.ts';
import type { PreparedSignOff } from '../../../shared/office-records.ts';
import type { OfficeTerm } from '../../../shared/people-records.ts';
import { CallFailure, call, useAct } from '../../api.ts';
import { Badge } from '../../components/Badge.tsx';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { PassphraseField, TextArea } from '../../components/Field.tsx';
import { Key } from '../../components/Key.tsx';
import { showToast } from '../../components/Toast.tsx';
import { go, places } from '../../frame/route.ts';
import { useShortcut } from '../../frame/shortcuts.ts';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';
import { quarterInWords } from '../../text/time.ts';
import { type Decisions, forgetDecisions } from './decisions.ts';

type Queue = CallOutput<'signoffs.queue'>;

interface DeclarationProps {
  term: OfficeTerm;
  quarter: string;
  queue: Queue;
  decisions: Decisions;
  onReadAgain: () => void;
}

/** What would be asked to be signed: a statement when everything was seen, else the entries that were. */
function inputOf(props: DeclarationProps, deleted: YesNoUnknown | null, remark: string): CallInput<'signoffs.prepare'> {
  const { term, quarter, queue, decisions } = props;
  const decided = queue.entries.flatMap((one) => {
    const decision = decisions[one.id];
    return decision ? [{ entryId: one.id, ...decision }] : [];
  });
  const statement = queue.statementDue && decided.length === queue.entries.length;
  return {
    termId: term.id,
    quarter,
    kind: statement ? 'kwartaal' : 'registraties',
    decisions: decided,
    deleted: statement ? deleted : null,
    remark,
  };
}

/** The exact text of these answers, made anew when an answer changes. Nothing is kept of the one before. */
function usePrepared(input: CallInput<'signoffs.prepare'>): {
  prepared: PreparedSignOff | null;
  failure: CallFailure | null;
} {
  const [made, setMade] = useState<{ key: string; prepared: PreparedSignOff } | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const key = JSON.stringify(input);
  const ready = input.kind === 'kwartaal' ? input.deleted !== null : input.decisions.length > 0;
  useEffect(() => {
    if (!ready) return;
    let gone = false;
    const timer = setTimeout(() => {
      void (async () => {
        try {
          const prepared = await call('signoffs.prepare', JSON.parse(key) as CallInput<'signoffs.prepare'>);
          if (gone) return;
          setMade({ key, prepared });
          setFailure(null);
        } catch (error) {
          if (!(error instanceof CallFailure)) throw error;
          if (!gone) setFailure(error);
        }
      })();
    }, 250);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [key, ready]);
  // A text of other answers is never shown beside these.
  return { prepared: made?.key === key ? made.prepared : null, failure };
}

/** The last page: the sentence, one question, the text letter by letter, the passphrase. */
export function Declaration(props: DeclarationProps): React.JSX.Element {
  const { t, lang } = useText();
  const { term, quarter, queue, decisions } = props;
  const [deleted, setDeleted] = useState<YesNoUnknown | null>(null);
  const [remark, setRemark] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const secret = useRef<HTMLInputElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const sign = useAct('signoffs.sign');
  const input = inputOf(props, deleted, remark);
  const statement = input.kind === 'kwartaal';
  const { prepared, failure } = usePrepared(input);
  const words = quarterInWords(quarter, lang);
  const unseen = queue.entries.length - input.decisions.length;
  const nothing = !statement && input.decisions.length === 0;
  useEffect(() => title.current?.focus(), []);
  const answer = (value: YesNoUnknown) => () => setDeleted(value);
  useShortcut('J', answer('ja'), t(signOff.yes), { enabled: statement && lang === 'nl' });
  useShortcut('Y', answer('ja'), t(signOff.yes), { enabled: statement && lang === 'en' });
  useShortcut('N', answer('nee'), t(signOff.no), { enabled: statement });
  useShortcut('W', answer('onbekend'), t(signOff.unknown), { enabled: statement });
  useShortcut('ArrowUp', props.onReadAgain, t(signOff.previous), { palette: false });

  const submit = async (): Promise<void> => {
    if (sign.busy || nothing) return;
    setTried(true);
    if (statement && deleted === null) {
      document.querySelector<HTMLElement>('.deletedAsk input')?.focus();
      return;
    }
    if (passphrase === '' || !prepared) {
      secret.current?.focus();
      return;
    }
    try {
      await sign.act({ requestId: prepared.requestId, sha256: prepared.sha256, passphrase });
    } catch {
      setPassphrase('');
      secret.current?.focus();
      return;
    }
    forgetDecisions(term.id, quarter);
    showToast({ says: statement ? t(signOff.doneStatement)(words) : t(signOff.doneEntries)(input.decisions.length) });
    go(places.signOff());
  };

  const total = statement ? (prepared?.entries ?? queue.entries.length + queue.signed) : input.decisions.length;
  const nil = statement && queue.nil;
  const says = !statement
    ? t(signOff.saysEntries)(total)
    : nil
      ? t(signOff.saysNil)(words)
      : prepared?.supplementary
        ? t(signOff.saysMore)(total, words)
        : t(signOff.saysUse)(total, words);
  const label = nil ? t(signOff.signNil) : statement ? t(signOff.signStatement)(total) : t(signOff.signEntries)(total);
  return (
    <div className="declarePanes">
      <form
        className="declare scrolls"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h2 ref={title} tabIndex={-1}>
          {statement ? t(signOff.declarationTitle)(words) : t(signOff.entriesTitle)}
        </h2>
        <p className="declareSays">{says}</p>
        {!nil && <Counts total={total} queue={queue} decisions={decisions} onReadAgain={props.onReadAgain} />}
        {nothing && <Banner tone="warn" says={t(signOff.nothingChosen)} />}
        {queue.statementDue && unseen > 0 && <Banner tone="warn" says={t(signOff.stillUnseen)(unseen)} />}
        {statement && (
          <Deleted
            value={deleted}
            onChange={setDeleted}
            error={tried && deleted === null ? t(signOff.deletedNeeded) : null}
          />
        )}
        {!nothing && (
          <>
            <TextArea
              label={t(signOff.remark)}
              value={remark}
              onChange={setRemark}
              rows={2}
              maxLength={2000}
              hint={t(signOff.remarkHint)}
            />
            <PassphraseField
              inputRef={secret}
              label={t(signOff.passphrase)}
              value={passphrase}
              onChange={setPassphrase}
              hint={t(signOff.passphraseHint)}
              error={tried && passphrase === '' && !sign.failure ? t(signOff.passphraseNeeded) : null}
            />
            <FailureBanner failure={sign.failure ?? failure} />
            <div className="buttons">
              <Button kind="primary" size="big" keys="Enter" type="submit" busy={sign.busy}>
                {label}
              </Button>
            </div>
          </>
        )}
      </form>
      <ExactText prepared={prepared} />
    </div>
  );
}

function Counts(props: {
  total: number;
  queue: Queue;
  decisions: Decisions;
  onReadAgain: () => void;
}): React.JSX.Element {
  const { t } = useText();
  const decided = props.queue.entries.flatMap((one) => props.decisions[one.id] ?? []);
  const agreed = decided.filter((one) => one.agreed).length;
  // Given back before and not improved yet: the statement names them too, and every number adds up.
  const backBefore = props.total - decided.length - props.queue.signed;
  return (
    <p className="declareCounts">
      <Badge shape="check">{t(signOff.nowAgreed)(agreed)}</Badge>
      <Badge shape="squareCheck">{t(signOff.before)(props.queue.signed)}</Badge>
      <Badge shape="bent" tone="plain">
        {t(signOff.nowReturned)(decided.length - agreed)}
      </Badge>
      {backBefore > 0 && (
        <Badge shape="dash" tone="plain">
          {t(signOff.returnedBefore)(backBefore)}
        </Badge>
      )}
      {props.queue.entries.length > 0 && (
        <button type="button" className="linkButton" onClick={props.onReadAgain}>
          {t(signOff.readAgain)}
        </button>
      )}
    </p>
  );
}

/** "Zijn er werkberichten verwijderd?" Never answered beforehand. */
export function Deleted(props: {
  value: YesNoUnknown | null;
  onChange: (value: YesNoUnknown) => void;
  error: string | null;
  label?: string;
}): React.JSX.Element {
  const { t, lang } = useText();
  const options: readonly [YesNoUnknown, string, string][] = [
    ['ja', t(signOff.yes), lang === 'nl' ? 'J' : 'Y'],
    ['nee', t(signOff.no), 'N'],
    ['onbekend', t(signOff.unknown), 'W'],
  ];
  return (
    <fieldset className="choice deletedAsk" aria-invalid={props.error ? true : undefined}>
      <legend>{props.label ?? t(signOff.deletedAsk)}</legend>
      <div className="deletedOptions">
        {options.map(([value, word, key]) => (
          <label key={value} className={value === props.value ? 'option chosen' : 'option'}>
            <input
              type="radio"
              className="unseen"
              name="deleted"
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            <span className="dot" aria-hidden />
            <span>{word}</span>
            <Key keys={key} />
          </label>
        ))}
      </div>
      {props.error && (
        <p className="error" role="alert">
          {props.error}
        </p>
      )}
      <p className="note">{t(signOff.deletedNote)}</p>
    </fieldset>
  );
}

/** Byte for byte what is signed. */
export function ExactText({ prepared }: { prepared: PreparedSignOff | null }): React.JSX.Element {
  const { t } = useText();
  return (
    <section className="exact" aria-label={t(signOff.exactTitle)} data-pane tabIndex={-1}>
      <h2>{t(signOff.exactTitle)}</h2>
      <p className="note">{t(signOff.exactNote)}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <pre className="scrolls exactText" tabIndex={0} role="group" aria-label={t(signOff.exactTitle)}>
        {prepared ? prepared.text : t(signOff.exactMaking)}
      </pre>
      {prepared && (
        <p className="note">
          {t(signOff.checkNumber)(prepared.text.trimEnd().split('\n').length, prepared.checkNumber)}
        </p>
      )}
    </section>
  );
}
