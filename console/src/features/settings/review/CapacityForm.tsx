/** Sets what a line makes on one day, or on every such weekday. (OS-3.1) */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { setCapacity } from '../../../../../contract/review-settings.ts';
import { call, type GivenTo } from '../../../app/api.ts';
import { FormText } from '../../../ui/form/fields.tsx';
import { FormSheet } from '../../../ui/form/FormSheet.tsx';
import { useForm } from '../../../ui/form/useForm.ts';

export interface Slot {
  line: string;
  weekday: number | null;
  day: string | null;
  pieces: number;
  /** The day or weekday in words. */
  name: string;
}

export function CapacityForm({ slot, onClose }: { slot: Slot; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { line, weekday, day } = slot;
  const form = useForm({
    schema: setCapacity.input,
    initial: { pieces: String(slot.pieces) },
    toInput: ({ pieces }) => ({ line, weekday, day, pieces: pieces.trim() === '' ? undefined : Number(pieces) }),
    send: async (input) => {
      await call<typeof setCapacity>('PUT /production-capacity', input as GivenTo<typeof setCapacity>);
      await queries.invalidateQueries({ queryKey: ['review'] });
      onClose();
    },
  });
  return (
    <FormSheet title={`${line} · ${slot.name}`} onClose={onClose} form={form}>
      <FormText
        form={form}
        name="pieces"
        label={t('settings.field.pieces')}
        hint={t(weekday === null ? 'settings.capacity.thisDay' : 'settings.capacity.everyWeek')}
        span={6}
        inputMode="numeric"
        autoFocus
      />
    </FormSheet>
  );
}
