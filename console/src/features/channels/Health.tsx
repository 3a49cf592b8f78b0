/** How a connection is: working, paused, silent or failing, by a word and a shape, never by colour alone. */
import { useTranslation } from 'react-i18next';
import type { ConnectionView } from '../../../../contract/channels.ts';
import { useFormats } from '../../i18n/useFormats.ts';

export function Health({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { state, stale, pullFault, lastDeliveryAt } = connection;
  if (state !== 'active') return <span className="tag paused">{t(`channels.state.${state}`)}</span>;
  const last = lastDeliveryAt ? formats.when(lastDeliveryAt) : t('channels.never');
  if (pullFault)
    return (
      <span className="feed stale">
        <i aria-hidden="true" /> {t('channels.pullFails')} · {last}
      </span>
    );
  if (stale)
    return (
      <span className="feed stale">
        <i aria-hidden="true" /> {t('channels.stale')} · {last}
      </span>
    );
  if (!lastDeliveryAt) return <span className="feed">{t('channels.never')}</span>;
  return (
    <span className="feed">
      <i aria-hidden="true" /> {t('channels.working')} · {last}
    </span>
  );
}
