/** What the clause popover says, in the order in which a reader asks: what does it say, why here, what comes next, what stood still, is it sure. */
import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/useT.ts';
import { serverNow } from '../../app/serverTime.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { Icon } from '../Icon.tsx';
import { ErrorStrip } from '../state/ErrorStrip.tsx';
import { Skeleton } from '../state/Skeleton.tsx';
import type { ClauseStory, ClauseSubject, LadderRung, LoadClause, Sure, Suspension } from './ClausePopover.tsx';

interface ClauseCardProps {
  subject: ClauseSubject;
  load: LoadClause;
  onOpen: () => void;
  onClose: () => void;
}

export function ClauseCard({ subject, load, onOpen, onClose }: ClauseCardProps) {
  const t = useT();
  const story = useQuery({
    queryKey: ['clause', subject.clause, subject.version ?? 'current', subject.clockId ?? ''],
    queryFn: () => load(subject),
    staleTime: 30_000,
  });
  const version = subject.version ?? story.data?.version;
  return (
    <>
      <div className="pop-head">
        <span className="cl">
          {subject.clause}
          {version !== undefined && <i>v{version}</i>}
        </span>
        <b className="grow cut">{story.data?.title ?? subject.title}</b>
        <button type="button" className="btn quiet icon" aria-label={t('key.close')} onClick={onClose} data-autofocus>
          <Icon name="close" />
        </button>
      </div>
      <div className="pop-body">
        {story.isPending && <Skeleton rows={3} height={22} />}
        {story.isError && <ErrorStrip error={story.error} onRetry={() => void story.refetch()} />}
        {story.data && <Story story={story.data} />}
      </div>
      <div className="pop-foot">
        <button type="button" className="link" onClick={onOpen}>
          {t('clause.open')}
        </button>
        <span className="grow" />
        <kbd aria-hidden="true">Esc</kbd>
      </div>
    </>
  );
}

function Story({ story }: { story: ClauseStory }) {
  const t = useT();
  return (
    <>
      <blockquote>{story.text}</blockquote>
      {story.sentence && <p className="sec rule-sentence">{story.sentence}</p>}
      {story.why && (
        <section className="sec">
          <h3>{t('clause.why')}</h3>
          <p>{story.why}</p>
        </section>
      )}
      {story.ladder && story.ladder.length > 0 && <Ladder rungs={story.ladder} />}
      {story.suspensions && story.suspensions.length > 0 && <Suspensions list={story.suspensions} />}
      <Sureness sure={story.sure} />
    </>
  );
}

function Ladder({ rungs }: { rungs: readonly LadderRung[] }) {
  const t = useT();
  const formats = useFormats();
  const timeOf = (rung: LadderRung) => {
    const at = formats.when(rung.at, true);
    if (rung.state === 'fired') return t('clause.fired', { at });
    if (rung.state === 'superseded') return t('clause.superseded');
    return rung.state === 'next'
      ? t('clause.next', { at, span: formats.span(Math.max(0, Date.parse(rung.at) - serverNow())) })
      : at;
  };
  return (
    <section className="sec">
      <h3>{t('clause.ladder')}</h3>
      <ol className="ladder">
        {rungs.map((rung) => (
          <li key={rung.label + rung.at} className={rung.state}>
            <span className="d" aria-hidden="true" />
            <span>{rung.label}</span>
            <span className="cut">{rung.who}</span>
            <span>{timeOf(rung)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Suspensions({ list }: { list: readonly Suspension[] }) {
  const t = useT();
  const formats = useFormats();
  const total = list.reduce((sum, one) => sum + (one.to ? Date.parse(one.to) : serverNow()) - Date.parse(one.from), 0);
  return (
    <section className="sec">
      <h3>{t('clause.suspended', { span: formats.span(total) })}</h3>
      {list.map((one) => (
        <div key={one.from} className="susp">
          <span className="row">
            {one.cause} {one.clause && <span className="cl">{one.clause}</span>}
          </span>
          <span className="sub">
            {formats.when(one.from)}–{one.to ? formats.when(one.to) : t('clause.now')}
          </span>
        </div>
      ))}
    </section>
  );
}

function Sureness({ sure }: { sure: readonly Sure[] }) {
  const t = useT();
  if (sure.length === 0) {
    return (
      <p className="sec sure">
        <span className="tag ok">{t('clause.confirmed')}</span>
      </p>
    );
  }
  return (
    <div className="sec sure">
      {sure.map((one) => (
        <p key={one.note} className="sub">
          {one.confirmedBy ? (
            <span className="tag ok">{t('clause.confirmedBy', { name: one.confirmedBy })}</span>
          ) : (
            <span className="tag soon">{t('clause.assumed')}</span>
          )}
          {one.note}
        </p>
      ))}
    </div>
  );
}
