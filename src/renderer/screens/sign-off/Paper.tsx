import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { YesNoUnknown } from '../../../shared/codes.ts';
import { readTypedDate } from '../../../shared/dates-typed.ts';
import type { SignOff } from '../../../shared/office-records.ts';
import type { OfficeTerm } from '../../../shared/people-records.ts';
import { CallFailure, call, pathTokens, useAct, useCall } from '../../api.ts';
import { Badge } from '../../components/Badge.tsx';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field, PassphraseField } from '../../components/Field.tsx';
import { PaperSheet } from '../../components/PaperSheet.tsx';
import { SignLines } from '../../components/SignLines.tsx';
import { showToast } from '../../components/Toast.tsx';
import { decided } from '../../frame/marking-asked.ts';
import { useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { register } from '../../text/register.ts';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';
import { quarterInWords } from '../../text/time.ts';
import { Deleted } from './Declaration.tsx';

/** Makes the text for all that waits, all agreed: what is not right is crossed out by hand and not confirmed. */
export function PaperDialog(props: {
  term: OfficeTerm;
  quarter: string;
  statement: boolean;
  onClose: () => void;
}): React.JSX.Element {
  const { t } = useText();
  const [deleted, setDeleted] = useState<YesNoUnknown | null>(null);
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<SignOff | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const { print, sheet } = usePrinting(props.term, made);
  const make = async (): Promise<void> => {
    setTried(true);
    if (props.statement && deleted === null) return;
    try {
      const { termId, quarter } = { termId: props.term.id, quarter: props.quarter };
      const queue = await call('signoffs.queue', { termId, quarter });
      const { requestId } = await call('signoffs.prepare', {
        termId,
        quarter,
        kind: props.statement ? 'kwartaal' : 'registraties',
        decisions: queue.entries.map((one) => ({ entryId: one.id, agreed: true })),
        deleted: props.statement ? deleted : null,
      });
      setMade((await call('signoffs.toPaper', { requestId })).signOff);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      setFailure(error);
    }
  };
  return (
    <Dialog
      title={t(signOff.paperDialog)}
      onClose={props.onClose}
      wide
      actions={
        <>
          <Button keys="Escape" onPress={props.onClose}>
            {t(made ? common.close : common.cancel)}
          </Button>
          {made ? (
            <Button kind="primary" focusFirst onPress={print}>
              {t(signOff.printNow)}
            </Button>
          ) : (
            <Button kind="primary" onPress={() => void make()}>
              {t(signOff.makePrint)}
            </Button>
          )}
        </>
      }
    >
      <FailureBanner failure={failure} />
      <p>{t(signOff.paperDialogSays)}</p>
      {props.statement && !made && (
        <Deleted
          label={t(signOff.paperDeleted)}
          value={deleted}
          onChange={setDeleted}
          error={tried && deleted === null ? t(signOff.deletedNeeded) : null}
        />
      )}
      {made && <pre className="exactText scrolls paperShown">{made.note}</pre>}
      {sheet}
    </Dialog>
  );
}

/** Printing one text to be signed by hand: `sheet` is there while it is printed. */
function usePrinting(term: OfficeTerm | undefined, paper: SignOff | null): { print: () => void; sheet: ReactNode } {
  const [printing, setPrinting] = useState(false);
  const done = useCallback(() => setPrinting(false), []);
  return {
    print: () => setPrinting(true),
    sheet: printing && term && paper && (
      <PaperSheet onDone={done}>
        <ToSign term={term} paper={paper} />
      </PaperSheet>
    ),
  };
}

/** The text, its check number, room to sign. The words around it are the window's; the text itself is what it is. */
function ToSign({ term, paper }: { term: OfficeTerm; paper: SignOff }): React.JSX.Element {
  const { t, lang } = useText();
  const quarter = quarterInWords(paper.quarter, lang);
  return (
    <>
      <h1>
        {paper.kind === 'registraties'
          ? t(signOff.sheetEntries)(paper.entries, quarter)
          : t(paper.supplementary ? signOff.sheetMore : signOff.sheetStatement)(quarter)}
      </h1>
      <p>
        {term.personName}, {term.post}
      </p>
      <p>
        {t(signOff.sheetNumber)}: <strong>{paper.checkNumber}</strong>
      </p>
      <pre lang="nl">{paper.note}</pre>
      <p>{t(signOff.sheetSays)}</p>
      <SignLines />
    </>
  );
}

/** Printed statements on their way back: scan, then two confirmations. */
export function PaperList({ terms }: { terms: readonly OfficeTerm[] }): React.JSX.Element | null {
  const { t } = useText();
  const { data } = useCall('signoffs.list', {});
  const papers = data?.signOffs.filter((one) => one.state === 'paper') ?? [];
  if (papers.length === 0) return null;
  return (
    <section aria-label={t(signOff.paperTitle)}>
      <h2 className="paperTitle">{t(signOff.paperTitle)}</h2>
      <ul className="waitingList">
        {papers.map((one) => (
          <PaperCard key={one.requestId} paper={one} term={terms.find((term) => term.id === one.termId)} />
        ))}
      </ul>
    </section>
  );
}

function PaperCard({ paper, term }: { paper: SignOff; term: OfficeTerm | undefined }): React.JSX.Element {
  const { t, lang } = useText();
  const [dialog, setDialog] = useState<'scan' | 'confirm' | null>(null);
  const { person } = useSession();
  const confirmed = paper.confirmedBy.includes(person.name);
  const { print, sheet } = usePrinting(term, paper);
  return (
    <li className="card waitingCard">
      <div className="grow">
        <h2>{t(signOff.paperFor)(term?.personName ?? '', quarterInWords(paper.quarter, lang))}</h2>
        <p>
          <Badge shape="half">{t(signOff.paperSays)}</Badge>
        </p>
        <p className="note">
          {paper.scan ? t(signOff.scanIs)(paper.scan.name) : t(signOff.noScan)}
          {' · '}
          {paper.confirmedBy.length > 0
            ? t(signOff.confirmedBy)(paper.confirmedBy.join(', '))
            : t(signOff.notConfirmed)}
        </p>
      </div>
      <div className="buttons">
        <Button onPress={print}>{t(signOff.printNow)}</Button>
        {paper.confirmedBy.length === 0 && <Button onPress={() => setDialog('scan')}>{t(signOff.addScan)}</Button>}
        {paper.scan && !confirmed && <Button onPress={() => setDialog('confirm')}>{t(signOff.confirm)}</Button>}
      </div>
      {sheet}
      {dialog === 'scan' && <ScanDialog paper={paper} onClose={() => setDialog(null)} />}
      {dialog === 'confirm' && <ConfirmDialog paper={paper} onClose={() => setDialog(null)} />}
    </li>
  );
}

function ScanDialog({ paper, onClose }: { paper: SignOff; onClose: () => void }): React.JSX.Element {
  const { t, lang } = useText();
  const today = useCall('app.info', {}).data?.today ?? '';
  const [file, setFile] = useState<File | null>(null);
  const [day, setDay] = useState(lang === 'nl' ? 'vandaag' : 'today');
  const attach = useAct('signoffs.attachScan');
  const input = useRef<HTMLInputElement>(null);
  const read = today ? readTypedDate(day, today) : null;
  const signedOn = read !== null && read !== 'future' ? read.day : null;
  const save = async (): Promise<void> => {
    if (!file) input.current?.click();
    if (!file || !signedOn) return;
    const token = (await pathTokens([file])).files[0];
    try {
      const { requestId } = paper;
      await decided((noMarking) => attach.act({ requestId, file: token ?? '-', signedOn, noMarking }));
      onClose();
    } catch {
      // Shown below by `attach.failure`.
    }
  };
  return (
    <Dialog
      title={t(signOff.addScan)}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button keys="Escape" onPress={onClose}>
            {t(common.cancel)}
          </Button>
          <Button type="submit" kind="primary" busy={attach.busy}>
            {t(signOff.addScan)}
          </Button>
        </>
      }
    >
      <FailureBanner failure={attach.failure} />
      <p>
        <Button icon="file" onPress={() => input.current?.click()}>
          {file?.name ?? t(register.emptyPick)}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t(signOff.addScan)}
          data-testid="scanPicker"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </p>
      <Field
        label={t(signOff.signedOn)}
        value={day}
        onChange={setDay}
        error={read === 'future' ? t(register.whenFuture) : read === null && today ? t(register.whenNot)(day) : null}
      />
    </Dialog>
  );
}

function ConfirmDialog({ paper, onClose }: { paper: SignOff; onClose: () => void }): React.JSX.Element {
  const { t } = useText();
  const [number, setNumber] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const confirm = useAct('signoffs.confirmPaper');
  const save = async (): Promise<void> => {
    try {
      await confirm.act({ requestId: paper.requestId, checkNumber: number, passphrase });
      showToast({ says: t(signOff.confirmed) });
      onClose();
    } catch {
      setPassphrase('');
    }
  };
  return (
    <Dialog
      title={t(signOff.confirmTitle)}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button keys="Escape" onPress={onClose}>
            {t(common.cancel)}
          </Button>
          <Button type="submit" kind="primary" busy={confirm.busy}>
            {t(signOff.confirm)}
          </Button>
        </>
      }
    >
      <p>{t(signOff.confirmSays)}</p>
      <FailureBanner failure={confirm.failure} />
      <Field
        label={t(signOff.confirmNumber)}
        value={number}
        onChange={setNumber}
        inputMode="numeric"
        focusFirst
        required
      />
      <PassphraseField label={t(signOff.passphrase)} value={passphrase} onChange={setPassphrase} required />
    </Dialog>
  );
}
