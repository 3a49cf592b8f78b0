/** Theme, density, language and signing out: what belongs to the person at this desk. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useT } from '../i18n/useT.ts';
import { Floating } from '../ui/Floating.tsx';
import { AppearanceChoices } from '../ui/AppearanceChoices.tsx';
import { signOut } from './signOut.ts';

export function PersonMenu({ anchor, onClose }: { anchor: HTMLElement; onClose: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await signOut();
    await navigate({ to: '/sign-in' });
    // Not before: what is still on screen has to know whose it is until it has gone.
    queries.clear();
  };
  return (
    <Floating anchor={anchor} label={t('frame.menu')} width={260} onClose={onClose} className="menu person-menu">
      <AppearanceChoices />
      <button type="button" onClick={() => void leave()}>
        {t('frame.signOut')}
      </button>
    </Floating>
  );
}
