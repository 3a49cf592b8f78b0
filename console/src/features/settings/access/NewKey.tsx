/** Makes an API key and shows its token this once; it can do at most what its owner may. */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createKey } from '../../../../../contract/people.ts';
import { call } from '../../../app/api.ts';
import { useShops } from '../../../app/company.ts';
import { FormSeveral, FormText } from '../../../ui/form/fields.tsx';
import { FormSheet, SideSheet } from '../../../ui/form/FormSheet.tsx';
import { useForm } from '../../../ui/form/useForm.ts';
import { Icon } from '../../../ui/Icon.tsx';

const blank = { name: '', allowed: '', shopIds: null as readonly string[] | null, expiresAt: '' };

export function NewKey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const shops = useShops();
  const [token, setToken] = useState<string>();
  const form = useForm({
    schema: createKey.input,
    initial: blank,
    toInput: ({ name, allowed, shopIds, expiresAt }) => ({
      name,
      allowed: allowed.split(/[\s,，、]+/).filter(Boolean),
      shopIds,
      expiresAt: expiresAt === '' ? null : `${expiresAt}T23:59:59+08:00`,
    }),
    send: async (input) => {
      const made = await call<typeof createKey>('POST /keys', input as Parameters<typeof call<typeof createKey>>[1]);
      await queries.invalidateQueries({ queryKey: ['keys'] });
      setToken(made.token);
    },
    draft: 'key',
  });
  if (token) return <Token token={token} onClose={onClose} />;
  return (
    <FormSheet title={t('settings.add.keys')} onClose={onClose} form={form} submit={t('settings.makeKey')}>
      <FormText form={form} name="name" label={t('settings.key.name')} hint={t('settings.hint.keyName')} />
      <FormText
        form={form}
        name="expiresAt"
        label={t('settings.key.expires')}
        type="date"
        hint={t('settings.hint.expires')}
      />
      <FormText
        form={form}
        name="allowed"
        label={t('settings.key.allowed')}
        span={6}
        placeholder="orders.create orders.get"
        hint={t('settings.hint.allowed')}
      />
      <FormSeveral
        form={form}
        name="shopIds"
        label={t('settings.key.shops')}
        all={t('people.all')}
        choices={shops.map((shop) => ({ value: shop.id, label: shop.name }))}
      />
    </FormSheet>
  );
}

function Token({ token, onClose }: { token: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t('settings.tokenTitle')} onClose={onClose}>
      <p className="sub">{t('settings.tokenWhy')}</p>
      <p className="row">
        <input
          className="in mono"
          readOnly
          value={token}
          aria-label={t('settings.tokenTitle')}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="btn" onClick={() => void navigator.clipboard.writeText(token)}>
          <Icon name="copy" />
          {t('factor.copy')}
        </button>
      </p>
      <p className="row">
        <button type="button" className="btn pri" onClick={onClose}>
          {t('settings.tokenKept')}
        </button>
      </p>
    </SideSheet>
  );
}
