/** The company's few named values; each is saved by itself and refused at its own field. */
import { useState, type FormEvent } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SettingName, settingsList, settingsSet } from '../../../../contract/settings.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { Field } from '../../ui/Field.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';

export function CompanySettings() {
  const { t } = useTranslation();
  const settings = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => call<typeof settingsList>('GET /settings', {}, { signal }),
  });
  return (
    <section className="side-part">
      <h2>{t('settings.company')}</h2>
      {settings.isPending && <Skeleton rows={4} />}
      {settings.isError && <ErrorStrip error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data?.settings.map((setting) => (
        <Setting key={setting.name} name={setting.name} value={setting.value} />
      ))}
    </section>
  );
}

function Setting({ name, value }: { name: SettingName; value: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const [text, setText] = useState(value);
  const [error, setError] = useState<unknown>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setError(undefined);
    try {
      await call<typeof settingsSet>('PUT /settings/:name', { name, value: text });
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['settings'] }),
        queries.invalidateQueries({ queryKey: ['me'] }),
      ]);
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <form className="fs setting" onSubmit={(event) => void save(event)}>
      <Field label={t(`settings.value.${name.slice(8)}`)} field="value" error={error} span={3}>
        {({ id, describedBy }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            className="in"
            readOnly={!may('settings.set')}
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {may('settings.set') && text !== value && (
        <button type="submit" className="btn">
          {t('settings.save')}
        </button>
      )}
    </form>
  );
}
