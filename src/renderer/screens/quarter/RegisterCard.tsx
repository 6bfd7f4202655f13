import { useState } from 'react';
import { type Edition, EXPORT_FORMATS, type ExportFormat } from '../../../shared/codes.ts';
import type { ExportReceipt, QuarterView } from '../../../shared/office-records.ts';
import { inSentence } from '../../../shared/sentence.ts';
import { useAct, useCall } from '../../api.ts';
import { Badge } from '../../components/Badge.tsx';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Check, Choice } from '../../components/Choice.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Problem } from '../../components/Field.tsx';
import { useOutFolder } from '../../components/OutFolder.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { readBackWays, quarterText as text } from '../../text/quarter.ts';
import { count, useText } from '../../text/text.ts';
import { momentInWords } from '../../text/time.ts';

/** 64 characters in groups of eight, to read out and compare. */
function inGroups(sha256: string): string {
  return sha256.match(/.{1,8}/g)?.join(' ') ?? sha256;
}

/** The register of a closed quarter: its number, its checksum, its files. */
export function RegisterCard({ view }: { view: QuarterView }): React.JSX.Element | null {
  const { t, lang } = useText();
  const today = useCall('app.info', {}).data?.today ?? '';
  const [asks, setAsks] = useState(false);
  const [receipt, setReceipt] = useState<ExportReceipt | null>(null);
  const mayExport = useSession().person.role !== 'auditor';
  useShortcut('Ctrl+E', () => setAsks(true), t(text.export), { icon: 'box', enabled: mayExport });
  const { register } = view;
  if (!register) return null;
  return (
    <section className="card registerCard" aria-label={t(text.register)}>
      <header>
        <h2>{t(text.register)}</h2>
        {mayExport && (
          <Button kind="primary" keys="Ctrl+E" onPress={() => setAsks(true)}>
            {t(text.export)}
          </Button>
        )}
      </header>
      <dl>
        <div>
          <dt>{t(text.registerNumber)}</dt>
          <dd>
            <strong>{register.number}</strong>, {inSentence(t(text.version))} {register.version}
          </dd>
        </div>
        <div>
          <dt>{t(text.closedOn)}</dt>
          <dd>{t(text.closedBy)(momentInWords(register.closedAt, lang, today), register.closedBy)}</dd>
        </div>
        <div>
          <dt>{t(text.checksum)}</dt>
          <dd className="checksum">{inGroups(register.sha256)}</dd>
        </div>
      </dl>
      {receipt && <Receipt receipt={receipt} />}
      {asks && (
        <ExportDialog
          quarter={view.quarter}
          onClose={() => setAsks(false)}
          onDone={(made) => {
            setReceipt(made);
            setAsks(false);
          }}
        />
      )}
    </section>
  );
}

function ExportDialog(props: {
  quarter: string;
  onClose: () => void;
  onDone: (receipt: ExportReceipt) => void;
}): React.JSX.Element {
  const { t } = useText();
  const laidDown = useCall('app.info', {}).data?.admin.export.formats;
  const [chosen, setFormats] = useState<readonly ExportFormat[] | null>(null);
  const formats = chosen ?? laidDown ?? EXPORT_FORMATS;
  const [edition, setEdition] = useState<Edition>('intern');
  const { within, outFolder } = useOutFolder();
  const [tried, setTried] = useState(false);
  const run = useAct('registers.export');
  const submit = async (): Promise<void> => {
    setTried(true);
    if (formats.length === 0 || run.busy) return;
    try {
      props.onDone(await run.act({ quarter: props.quarter, edition, formats: [...formats], within }));
    } catch {
      // Shown below by `run.failure`.
    }
  };
  return (
    <Dialog
      title={t(text.exportTitle)}
      onClose={props.onClose}
      onSubmit={() => void submit()}
      busy={run.busy}
      actions={
        <>
          <Button onPress={props.onClose}>{t(run.busy ? common.close : common.cancel)}</Button>
          <Button type="submit" kind="primary" busy={run.busy} focusFirst>
            {t(text.export)}
          </Button>
        </>
      }
    >
      <FailureBanner failure={run.failure} />
      <Choice
        label={t(text.edition)}
        options={[
          { value: 'intern', label: t(text.editionIntern) },
          { value: 'bzk', label: t(text.editionBzk) },
          { value: 'openbaar', label: t(text.editionPublic) },
        ]}
        value={edition}
        onChange={setEdition}
      />
      <fieldset className="choice formats">
        <legend>{t(text.formats)}</legend>
        {EXPORT_FORMATS.map((format) => (
          <Check
            key={format}
            checked={formats.includes(format)}
            onChange={(on) => setFormats(on ? [...formats, format] : formats.filter((one) => one !== format))}
          >
            {format}
          </Check>
        ))}
        {tried && formats.length === 0 && <Problem says={t(text.formatNeeded)} />}
      </fieldset>
      {outFolder}
      {run.busy && <p role="status">{t(text.exporting)}</p>}
    </Dialog>
  );
}

/** What was written, its size and checksum, and who read it back. */
function Receipt({ receipt }: { receipt: ExportReceipt }): React.JSX.Element {
  const { t, lang } = useText();
  return (
    <section className="receipt" aria-label={t(text.exported)(receipt.files.length)} role="status">
      <p>
        <Badge shape="check">{t(text.exported)(receipt.files.length)}</Badge>{' '}
        <span className="quiet">{t(text.folder)(receipt.folder)}</span>
      </p>
      <table className="factsTable">
        <thead>
          <tr>
            <th scope="col">{t(text.fileName)}</th>
            <th scope="col">{t(text.bytes)}</th>
            <th scope="col">{t(text.checksum)}</th>
          </tr>
        </thead>
        <tbody>
          {receipt.files.map((file) => (
            <tr key={file.path}>
              <th scope="row">{file.name}</th>
              <td>{count(lang, file.bytes)}</td>
              <td className="checksum">{inGroups(file.sha256)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {receipt.readBack.length > 0 && (
        <p className="note">
          {t(text.readBack)}: {receipt.readBack.map((one) => `${one.format} (${t(readBackWays[one.how])})`).join(', ')}
        </p>
      )}
    </section>
  );
}
