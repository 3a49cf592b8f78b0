/** Where this person is signed in; a session at another desk is ended from here. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { endOtherSessions, endSession } from '../../../../../contract/sign-in.ts';
import { call } from '../../../app/api.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { useSend } from '../../../ui/useSend.ts';
import type { OwnSignIn } from './ownQueries.ts';

export function OwnSessions({ sessions }: { sessions: OwnSignIn['sessions'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ['own-sign-in'] });
  const ending = useSend(async (sessionId: string) => {
    await call<typeof endSession>('POST /me/sessions/:sessionId/end', { sessionId });
    await again();
  });
  const endingAll = useSend(async () => {
    await call<typeof endOtherSessions>('POST /me/sessions/end-others', {});
    await again();
  });
  return (
    <section className="side-part">
      <h2>
        {t('factor.sessions')}
        <span className="sub">{t('settings.count', { count: sessions.length })}</span>
      </h2>
      <ul className="own-sessions">
        {sessions.map((one) => (
          <li key={one.id} className="row">
            <span className="grow">
              {one.agent || t('factor.unknownAgent')}
              <span className="sub">
                {t(`factor.method.${one.method}`)} · {t('factor.signedInAt', { at: formats.when(one.createdAt) })} ·{' '}
                {t('factor.seenAt', { at: formats.when(one.seenAt) })}
              </span>
            </span>
            {one.current ? (
              <span className="tag ok">{t('factor.thisOne')}</span>
            ) : (
              <button type="button" className="btn sm" disabled={ending.busy} onClick={() => ending.send(one.id)}>
                {t('factor.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <p className="row">
          <button type="button" className="btn" disabled={endingAll.busy} onClick={() => endingAll.send()}>
            {t('factor.endOthers')}
          </button>
        </p>
      )}
      <RefusalText error={ending.error ?? endingAll.error} />
    </section>
  );
}
