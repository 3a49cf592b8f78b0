/** When an alert was told and until when its work is due: each time with the word for what it is the time of, the exact time under the pointer. */
import { useTranslation } from 'react-i18next';
import type { NoticeView } from '../../../../contract/notices.ts';
import { useFormats } from '../../i18n/useFormats.ts';

export function NoticeTimes({ notice }: { notice: NoticeView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const told = formats.whenPassed(notice.at);
  const due = notice.dueAt ? formats.whenPassed(notice.dueAt) : undefined;
  // An alert that comes when the time is up would say the same minute twice.
  const toldApart = due !== told;
  return (
    <>
      {notice.dueAt && (
        <time dateTime={notice.dueAt} title={formats.exact(notice.dueAt)}>
          {t('notices.due', { at: due })}
        </time>
      )}
      {due && toldApart && t('list.comma')}
      {toldApart && (
        <time dateTime={notice.at} title={formats.exact(notice.at)}>
          {t('notices.told', { at: told })}
        </time>
      )}
    </>
  );
}
