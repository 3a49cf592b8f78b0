/** What cannot be done now, each with its reason and who or what opens it again. Listed in words; there are no dead buttons. */
import { useT } from '../i18n/useT.ts';
import { ClauseChip, parseClause } from './clause/ClauseChip.tsx';
import { Icon } from './Icon.tsx';

export interface BlockedAction {
  id: string;
  action: string;
  why: string;
  clause?: string | undefined;
}

export function BlockedActions({ actions }: { actions: readonly BlockedAction[] }) {
  const t = useT();
  if (actions.length === 0) return null;
  return (
    <section className="side-part">
      <h2>{t('blocked.title')}</h2>
      <ul className="blocked">
        {actions.map((one) => (
          <li key={one.id}>
            <Icon name="lock" size={15} />
            <span className="grow">
              {one.action} <span className="sub">{one.why}</span>
            </span>
            {one.clause && <ClauseChip {...parseClause(one.clause)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
