import { useCall } from '../../api.ts';
import { EntryBadge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { SidePane } from '../../components/SidePane.tsx';
import { usePolicy } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { tell } from '../../text/history.ts';
import { listText } from '../../text/list.ts';
import { useText } from '../../text/text.ts';
import { capital, momentInWords } from '../../text/time.ts';
import { Facts } from '../entry/Facts.tsx';
import { shortFacts } from '../entry/facts.ts';
import { Marked } from './Marked.tsx';

interface DetailProps {
  entryId: string;
  search: string;
  today: string;
  mayAmend: boolean;
  onOpen: () => void;
  onAmend: () => void;
  onLeave: () => void;
}

/** The chosen entry beside the list: its sentence, its facts, what happened. */
export function Detail(props: DetailProps): React.JSX.Element | null {
  const { t, lang } = useText();
  const policy = usePolicy();
  const entry = useCall('entries.get', { entryId: props.entryId }, { keep: true }).data;
  const history = useCall('entries.history', { entryId: props.entryId }, { keep: true }).data?.items ?? [];
  if (!entry) return <SidePane label={t(listText.detail)}>{null}</SidePane>;
  return (
    <SidePane
      label={t(listText.detail)}
      className="detail"
      onLeave={props.onLeave}
      head={
        <>
          <span>{entry.number}</span>
          <EntryBadge status={entry.status} evidenceFollows={entry.answers.evidence === 'follows'} filled />
        </>
      }
      foot={
        <>
          <Button keys="Enter" onPress={props.onOpen}>
            {t(common.open)}
          </Button>
          {props.mayAmend && (
            <Button keys="F2" onPress={props.onAmend}>
              {t(listText.amend)}
            </Button>
          )}
        </>
      }
    >
      <p className="sentence">
        <Marked text={entry.sentence[lang]} search={props.search} />
      </p>
      <Facts facts={shortFacts(entry, policy, lang, props.today)} />
      <div className="detailHistory">
        <h2>{t(listText.happened)}</h2>
        <ol>
          {history.map((item) => (
            <li key={item.n} className="note">
              {capital(momentInWords(item.time, lang, props.today))}: {item.actorName} {tell(item, policy, lang).says}
            </li>
          ))}
        </ol>
      </div>
    </SidePane>
  );
}
