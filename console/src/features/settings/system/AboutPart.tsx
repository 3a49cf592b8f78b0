/** What runs here, whether it is well, and whose work is in it. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { aboutSystem } from '../../../../../contract/system.ts';
import type { OutputOf } from '../../../../../contract/kit.ts';
import { call } from '../../../app/api.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import { ErrorStrip } from '../../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { PartHead } from '../PartHead.tsx';
import '../../../ui/table/table.css';

type About = OutputOf<typeof aboutSystem>;

export function AboutPart() {
  const { t } = useTranslation();
  const about = useQuery({
    queryKey: ['about'],
    queryFn: ({ signal }) => call<typeof aboutSystem>('GET /about', {}, { signal }),
  });
  return (
    <>
      <PartHead part="about" />
      {/* Nothing in here takes the focus, so the part itself does: the keyboard scrolls it. */}
      <div className="scroll pad" role="group" aria-label={t('settings.part.about')} tabIndex={0}>
        <div className="narrow-part">
          {about.isError && <ErrorStrip error={about.error} onRetry={() => void about.refetch()} />}
          {about.isPending && <Skeleton rows={10} />}
          {about.data && <Told about={about.data} />}
        </div>
      </div>
    </>
  );
}

function Told({ about }: { about: About }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <dl className="kv side-part">
        <dt>{t('settings.about.version')}</dt>
        <dd>
          {about.version} {about.demonstration && <span className="tag">{t('settings.about.demonstration')}</span>}
        </dd>
        <dt>Node</dt>
        <dd>{about.node}</dd>
        <dt>PostgreSQL</dt>
        <dd>{about.database}</dd>
        <dt>{t('settings.about.platform')}</dt>
        <dd>{about.platform}</dd>
        <dt>{t('settings.about.since')}</dt>
        <dd>{about.installedAt && formats.date(about.installedAt)}</dd>
      </dl>
      <section className="side-part">
        <h2>{t('settings.about.health')}</h2>
        <ul>
          {about.findings.map((finding) => (
            <li key={finding.name} className="row">
              <span className={finding.ok ? 'tag ok' : 'tag soon'}>
                {finding.ok ? t('settings.about.well') : t('settings.about.look')}
              </span>
              {t(`settings.about.finding.${finding.name}`)}
              <span className="sub">
                {finding.name === 'seals' && finding.detail ? formats.when(finding.detail) : finding.detail}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <Licences licences={about.licences} />
    </>
  );
}

function Licences({ licences }: Pick<About, 'licences'>) {
  const { t } = useTranslation();
  return (
    <section className="side-part">
      <h2>{t('settings.about.licences')}</h2>
      <p className="sub">{t('settings.about.licencesWhy')}</p>
      <table className="list plain">
        <tbody>
          {licences.map((one) => (
            <tr key={one.name}>
              <td>{one.name}</td>
              <td className="mono">{one.version}</td>
              <td>{one.licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
