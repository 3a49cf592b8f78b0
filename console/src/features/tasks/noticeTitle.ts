/** What an alert says: of a clock what is late or draws near, of anything else its own title. */
import type { TFunction } from 'i18next';
import type { NoticeView } from '../../../../contract/notices.ts';
import { clockKind } from '../../ui/clock/clockKind.ts';

interface Words {
  t: TFunction;
  name: (name: { zh: string; en: string }) => string;
}

export function noticeTitle({ kind, level, rule, title }: NoticeView, { t, name }: Words): string {
  const timed = kind === 'rung' && rule ? clockKind(rule) : undefined;
  if (!timed) return name(title);
  const own = t(`clock.kind.${timed}`);
  const what = rule?.includes('/platform-') ? t('notices.promised', { kind: own }) : own;
  return t(level === 'over' ? 'notices.isOver' : 'notices.drawsNear', { kind: what });
}
