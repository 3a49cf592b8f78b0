/** The company's logo: as it is, another one from a file, or none. */
import { useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { setLogo } from '../../../../../contract/company.ts';
import { call } from '../../../app/api.ts';
import { useMe } from '../../../app/session.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { useSend } from '../../../ui/useSend.ts';

export function LogoChoice() {
  const { t } = useTranslation();
  const { company } = useMe();
  const queries = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const sending = useSend(async (file: File | undefined) => {
    await call<typeof setLogo>('PUT /company/logo', { content: file ? await encoded(file) : '' });
    await queries.invalidateQueries({ queryKey: ['me'] });
  });
  return (
    <>
      <p className="row wrap">
        {company.logo && <img className="logo-now" src={company.logo} alt={t('settings.logo')} />}
        <button type="button" className="btn" disabled={sending.busy} onClick={() => picker.current?.click()}>
          <Icon name="upload" />
          {t('settings.chooseLogo')}
        </button>
        {company.logo && (
          <button type="button" className="btn quiet" disabled={sending.busy} onClick={() => sending.send(undefined)}>
            {t('settings.noLogo')}
          </button>
        )}
        <span className="sub">{t('settings.hint.logo')}</span>
      </p>
      <input
        ref={picker}
        hidden
        type="file"
        accept="image/png,image/svg+xml"
        aria-label={t('settings.chooseLogo')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) sending.send(file);
        }}
      />
      <RefusalText error={sending.error} />
    </>
  );
}

async function encoded(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
