import { useEffect, useRef, useState } from 'react';
import type { YesNoUnknown } from '../../../shared/codes.ts';
import type { CallInput } from '../../../shared/contract.ts';
import type { PreparedSignOff } from '../../../shared/office-records.ts';
import { CallFailure } from '../../api.ts';
import { Badge } from '../../components/Badge.tsx';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { PassphraseField, Problem, TextArea } from '../../components/Field.tsx';
import { Key } from '../../components/Key.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';
import { quarterInWords } from '../../text/time.ts';
import { keepArrows } from './arrows.ts';
import type { Decisions } from './decisions.ts';
import { ExactText, ReadText, useReadToEnd } from './ExactText.tsx';

/** What a signature is asked about. */
export interface Asked {
  /** `whenAllSeen`: the statement on the quarter once every entry was decided, and only the entries before that. */
  statement: 'no' | 'whenAllSeen' | 'always';
  nil: boolean;
  /** What a statement names beside those to decide, unless it is supplementary. */
  signedBefore: number;
  returnedBefore: number;
  supplementary: boolean;
  /** Ids of those to decide. */
  entries: readonly string[];
}

/** What is answered, as the core takes it. */
export type Answers = Pick<CallInput<'signoffs.prepare'>, 'kind' | 'decisions' | 'deleted' | 'remark'>;

interface DeclarationProps {
  quarter: string;
  asked: Asked;
  decisions: Decisions;
  onReadAgain: () => void;
  /** Makes the exact text; keeps its identity between renders. */
  prepare: (answers: Answers) => Promise<PreparedSignOff>;
  sign: (prepared: PreparedSignOff, passphrase: string) => Promise<void>;
  onSigned: (statement: boolean, entries: number) => void;
  /** On the button, where signing does not end it. */
  saves?: string;
}

/** What would be asked to be signed: a statement when everything was seen, else the entries that were. */
function inputOf({ asked, decisions }: DeclarationProps, deleted: YesNoUnknown | null, remark: string): Answers {
  const decided = asked.entries.flatMap((entryId) => {
    const decision = decisions[entryId];
    return decision ? [{ entryId, ...decision }] : [];
  });
  const all = decided.length === asked.entries.length;
  const statement = asked.statement === 'always' || (asked.statement === 'whenAllSeen' && all);
  return {
    kind: statement ? 'kwartaal' : 'registraties',
    decisions: decided,
    deleted: statement ? deleted : null,
    remark,
  };
}

/** The exact text of these answers, made anew when an answer changes. Nothing is kept of the one before. */
function usePrepared(
  input: Answers,
  ready: boolean,
  prepare: DeclarationProps['prepare'],
): {
  prepared: PreparedSignOff | null;
  failure: CallFailure | null;
} {
  const [made, setMade] = useState<{ key: string; prepared: PreparedSignOff } | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const key = JSON.stringify(input);
  useEffect(() => {
    if (!ready) return;
    let gone = false;
    const timer = setTimeout(() => {
      void (async () => {
        try {
          const prepared = await prepare(JSON.parse(key) as Answers);
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
  }, [key, ready, prepare]);
  // A text of other answers is never shown beside these.
  return { prepared: made?.key === key ? made.prepared : null, failure };
}

/** Signs once at a time, and keeps why it was refused. */
function useSigning(sign: DeclarationProps['sign']): {
  act: (prepared: PreparedSignOff, passphrase: string) => Promise<boolean>;
  busy: boolean;
  failure: CallFailure | null;
} {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const act = async (prepared: PreparedSignOff, passphrase: string): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      await sign(prepared, passphrase);
      return true;
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      setFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, failure };
}

/** The last page: the sentence, one question, the text letter by letter, the passphrase. */
export function Declaration(props: DeclarationProps): React.JSX.Element {
  const { t, lang } = useText();
  const { quarter, asked, decisions } = props;
  const [deleted, setDeleted] = useState<YesNoUnknown | null>(null);
  const [remark, setRemark] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const secret = useRef<HTMLInputElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const sign = useSigning(props.sign);
  const input = inputOf(props, deleted, remark);
  const statement = input.kind === 'kwartaal';
  const words = quarterInWords(quarter, lang);
  const unseen = asked.entries.length - input.decisions.length;
  const nothing = statement ? asked.statement === 'always' && unseen > 0 : input.decisions.length === 0;
  const ready = !nothing && (!statement || deleted !== null);
  const { prepared, failure } = usePrepared(input, ready, props.prepare);
  const reading = useReadToEnd(prepared?.text ?? null);
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
    if (prepared && reading.asked && !reading.read) {
      document.querySelector<HTMLElement>('.readText input')?.focus();
      return;
    }
    if (passphrase === '' || !prepared) {
      secret.current?.focus();
      return;
    }
    if (await sign.act(prepared, passphrase)) {
      props.onSigned(statement, input.decisions.length);
      return;
    }
    setPassphrase('');
    secret.current?.focus();
  };

  const before = asked.supplementary ? 0 : asked.signedBefore + asked.returnedBefore;
  // The same before and after the text is there: what it names is known beforehand.
  const total = statement ? asked.entries.length + before : input.decisions.length;
  const nil = statement && asked.nil;
  const says = !statement
    ? t(signOff.saysEntries)(total)
    : nil
      ? t(signOff.saysNil)(words)
      : asked.supplementary
        ? t(signOff.saysMore)(total, words)
        : t(signOff.saysUse)(total, words);
  const label =
    props.saves ??
    (nil ? t(signOff.signNil) : statement ? t(signOff.signStatement)(total) : t(signOff.signEntries)(total));
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
        {!nil && <Counts statement={statement} asked={asked} decisions={decisions} onReadAgain={props.onReadAgain} />}
        {nothing && unseen === asked.entries.length && <Banner tone="warn" says={t(signOff.nothingChosen)} />}
        {asked.statement !== 'no' && unseen > 0 && <Banner tone="warn" says={t(signOff.stillUnseen)(unseen)} />}
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
            {reading.asked && prepared && <ReadText reading={reading} error={tried && !reading.read} />}
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
      <ExactText prepared={prepared} reading={reading} />
    </div>
  );
}

function Counts(props: {
  statement: boolean;
  asked: Asked;
  decisions: Decisions;
  onReadAgain: () => void;
}): React.JSX.Element {
  const { t } = useText();
  const decided = props.asked.entries.flatMap((id) => props.decisions[id] ?? []);
  const agreed = decided.filter((one) => one.agreed).length;
  const { signedBefore, returnedBefore, supplementary } = props.asked;
  return (
    <p className="declareCounts">
      <Badge shape="check">{t(signOff.nowAgreed)(agreed)}</Badge>
      {!supplementary && <Badge shape="squareCheck">{t(signOff.before)(signedBefore)}</Badge>}
      <Badge shape="bent" tone="plain">
        {t(signOff.nowReturned)(decided.length - agreed)}
      </Badge>
      {/* The statement names them too, and every number adds up. */}
      {props.statement && !supplementary && returnedBefore > 0 && (
        <Badge shape="dash" tone="plain">
          {t(signOff.returnedBefore)(returnedBefore)}
        </Badge>
      )}
      {props.asked.entries.length > 0 && (
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
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only keeps the arrows of its radios
    <fieldset className="choice deletedAsk" aria-invalid={props.error ? true : undefined} onKeyDown={keepArrows}>
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
      {props.error && <Problem says={props.error} alert />}
      <p className="note">{t(signOff.deletedNote)}</p>
    </fieldset>
  );
}
