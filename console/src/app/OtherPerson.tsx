/** Stands in place of every page in a tab whose person is no longer the one who is signed in: nothing can be done in a wrong name. */
import { useT } from '../i18n/useT.ts';
import { Empty } from '../ui/state/Empty.tsx';

export function OtherPerson() {
  const t = useT();
  return (
    <main>
      <Empty why={t('frame.otherPerson')}>
        <button type="button" className="btn pri" autoFocus onClick={() => location.reload()}>
          {t('frame.otherPersonGoOn')}
        </button>
      </Empty>
    </main>
  );
}
