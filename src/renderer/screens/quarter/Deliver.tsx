import { useRef, useState } from 'react';
import type { PackageReceipt, Receipt } from '../../../shared/delivery-records.ts';
import { receiverName } from '../../../shared/receipt-text.ts';
import { isRecipient } from '../../../shared/recipient.ts';
import { inSentence } from '../../../shared/sentence.ts';
import { CallFailure, call, pathTokens, useAct, useCall } from '../../api.ts';
import { Badge } from '../../components/Badge.tsx';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Field } from '../../components/Field.tsx';
import { FileInput } from '../../components/FileInput.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useOutFolder } from '../../components/OutFolder.tsx';
import { showToast } from '../../components/Toast.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { useSession } from '../../state/session.tsx';
import { editionWords, deliveryText as text } from '../../text/delivery.ts';
import { useText } from '../../text/text.ts';
import { momentInWords } from '../../text/time.ts';

/** What of this quarter was handed over, what its receivers said, and the next one to hand over. */
export function Deliver({ quarter }: { quarter: string }): React.JSX.Element {
  const { t, lang } = useText();
  const { readOnly, person } = useSession();
  const today = useCall('app.info', {}).data?.today ?? '';
  const { data } = useCall('packages.list', { quarter });
  const number = useCall('journal.trust', {}).data?.vkeys[0]?.number ?? '';
  const [asks, setAsks] = useState(false);
  const [made, setMade] = useState<PackageReceipt | null>(null);
  const mayDeliver = !readOnly && (person.role === 'secretary' || person.role === 'recordsManager');
  useShortcut('Ctrl+Shift+L', () => setAsks(true), t(text.make), { enabled: mayDeliver, icon: 'box' });
  const packages = data?.packages.filter((one) => one.sha512 !== null) ?? [];
  const receipts = data?.receipts ?? [];
  return (
    <section className="card registerCard" aria-label={t(text.title)}>
      <header>
        <h2>{t(text.title)}</h2>
        {mayDeliver && (
          <span className="buttons">
            <TakeReceipt />
            <Button keys="Ctrl+Shift+L" onPress={() => setAsks(true)}>
              {t(text.make)}
            </Button>
          </span>
        )}
      </header>
      {packages.length === 0 ? (
        <p>
          {t(text.nothing)} {t(text.says)}
        </p>
      ) : (
        <ul className="deliveries">
          {packages.map((one) => {
            const said = receipts.filter((r) => r.package === one.sha512);
            const edition = editionWords[one.edition];
            return (
              <li key={`${one.register} ${one.edition}`}>
                <strong>{one.register}</strong>{' '}
                {t(text.madeOn)(edition ? inSentence(t(edition)) : one.edition, momentInWords(one.madeAt, lang, today))}
                {said.length === 0 ? (
                  <Badge shape="clock">{t(text.noReceipt)}</Badge>
                ) : (
                  said.map((r) => <Said key={r.time} receipt={r} today={today} />)
                )}
              </li>
            );
          })}
        </ul>
      )}
      <dl>
        <div>
          <dt>{t(text.callNumber)}</dt>
          <dd>
            <span className="checksum">{number}</span>
            <span className="note"> {t(text.callHint)}</span>
          </dd>
        </div>
      </dl>
      {made && <Made made={made} />}
      {asks && <MakeDialog quarter={quarter} onClose={() => setAsks(false)} onMade={setMade} />}
    </section>
  );
}

/** "BZK ontving dit op ...", or why it was refused. */
function Said({ receipt, today }: { receipt: Receipt; today: string }): React.JSX.Element {
  const { t, lang } = useText();
  const who = receiverName(receipt.receiver);
  const when = momentInWords(receipt.time, lang, today);
  if (receipt.verdict === 'accepted') return <Badge shape="check">{t(text.accepted)(who, when)}</Badge>;
  return (
    <>
      <Badge shape="cross">{t(text.refused)(who, when)}</Badge>
      <span className="note">
        {t(text.why)}: {receipt.codes.join(', ')}
      </span>
    </>
  );
}

function Made({ made }: { made: PackageReceipt }): React.JSX.Element {
  const { t } = useText();
  return (
    <section className="receipt" aria-label={t(text.made)} role="status">
      <p>
        <Badge shape="check">{t(text.made)}</Badge> {made.name}
        {made.sealed && `, ${t(text.sealed)}`}
      </p>
      <p className="note">
        {t(text.folder)(made.path.slice(0, -made.name.length - 1))}
        {' · '}
        {t(text.records)(made.records)}
      </p>
    </section>
  );
}

function MakeDialog(props: {
  quarter: string;
  onClose: () => void;
  onMade: (made: PackageReceipt) => void;
}): React.JSX.Element {
  const { t } = useText();
  const [edition, setEdition] = useState<'bzk' | 'intern'>('bzk');
  const [seal, setSeal] = useState('');
  const [wrong, setWrong] = useState(false);
  const { within, outFolder } = useOutFolder();
  const run = useAct('packages.make');
  const make = async (): Promise<boolean> => {
    const key = seal.trim();
    setWrong(key !== '' && !isRecipient(key));
    if (key !== '' && !isRecipient(key)) return false;
    props.onMade(await run.act({ quarter: props.quarter, edition, seal: key === '' ? null : key, within }));
    return true;
  };
  return (
    <FormDialog
      title={t(text.makeTitle)}
      saves={t(text.make)}
      busy={run.busy}
      failure={run.failure}
      onSave={make}
      onClose={props.onClose}
    >
      <Choice
        label={t(text.forWhom)}
        options={[
          { value: 'bzk', label: t(text.forBzk) },
          { value: 'intern', label: t(text.forOwn) },
        ]}
        value={edition}
        onChange={setEdition}
      />
      <Field
        label={t(text.seal)}
        value={seal}
        onChange={setSeal}
        hint={t(text.sealHint)}
        error={wrong ? t(text.sealWrong) : null}
      />
      {outFolder}
      {run.busy && <p role="status">{t(text.making)}</p>}
    </FormDialog>
  );
}

/** Takes a receipt file in; where it is none, the refusal says so. */
export async function takeReceipt(files: readonly File[]): Promise<Receipt> {
  const given = await pathTokens(files.slice(0, 1));
  return await call('receipts.take', { file: given.files[0] ?? null, bytes: given.pasted[0]?.bytes ?? null });
}

function TakeReceipt(): React.JSX.Element {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const take = async (files: readonly File[]): Promise<void> => {
    setFailure(null);
    try {
      const { register } = await takeReceipt(files);
      showToast({ says: t(text.taken)(register) });
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      setFailure(error);
    }
  };
  return (
    <>
      <FailureBanner failure={failure} />
      <Button icon="file" onPress={() => input.current?.click()}>
        {t(text.take)}
      </Button>
      <FileInput ref={input} label={t(text.take)} testId="receiptPicker" onFiles={(files) => void take(files)} />
    </>
  );
}
