/** A feed that has stopped: hatched, hollow square, and the words that its figures are unknown; never zero and never green. */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/useFormats.ts';

export function StaleFeed({ name, since }: { name: string; since: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <p className="stale-feed" role="status">
      <i aria-hidden="true" />
      {t('state.staleFeed', { name, since: formats.when(since) })}
    </p>
  );
}
