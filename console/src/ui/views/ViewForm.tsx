/** What is filtered now, kept under a name; a view of one's own renamed, shared, or removed. Loaded when it is opened. */
import { useQueryClient } from '@tanstack/react-query';
import { saveView, type SavedView, type ViewedList } from '../../../../contract/views.ts';
import { useMay } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { FormText } from '../form/fields.tsx';
import { SmallForm } from '../form/SmallForm.tsx';
import { useForm } from '../form/useForm.ts';
import { RefusalText } from '../RefusalText.tsx';
import { useSend, type Sending } from '../useSend.ts';
import { views, viewsQuery, type Words } from './viewQueries.ts';
import { ViewSharing } from './ViewSharing.tsx';

interface ViewFormProps {
  list: ViewedList;
  mine: SavedView | undefined;
  items: readonly SavedView[];
  filter: Words;
  onDone: () => void;
}

export function ViewForm({ list, mine, items, filter, onDone }: ViewFormProps) {
  const t = useT();
  const queries = useQueryClient();
  const after = async () => {
    await queries.invalidateQueries({ queryKey: viewsQuery(list).queryKey });
    onDone();
  };
  const sending = useSend(async (work: Work) => {
    await work();
    await after();
  });
  const form = useForm({
    schema: named,
    initial: { name: mine?.name ?? '' },
    toInput: ({ name }) => ({ name }),
    send: async () => {
      const { name } = form.values;
      await (mine ? views.rename(mine, name) : views.save(list, name, filter));
      await after();
    },
  });
  return (
    <div className="view-form">
      <SmallForm form={form} submit={mine ? t('views.rename') : t('views.save')} onCancel={onDone}>
        <FormText form={form} name="name" label={t('views.name')} />
      </SmallForm>
      {mine ? (
        <OwnView view={mine} sending={sending} />
      ) : (
        <OtherViews
          items={items}
          busy={sending.busy}
          onPut={(view) => sending.send(() => views.update(view, filter))}
        />
      )}
      <RefusalText error={sending.error} />
    </div>
  );
}

/** A name, as the contract takes it. */
const named = saveView.input.pick({ name: true });

type Work = () => Promise<unknown>;

/** What else can be done with a view of one's own: show it to roles, or remove it. */
function OwnView({ view, sending }: { view: SavedView; sending: Sending<[Work]> }) {
  const t = useT();
  const may = useMay();
  return (
    <>
      {may('views.share') && (
        <ViewSharing
          view={view}
          busy={sending.busy}
          onShare={(roles, defaultOf) => sending.send(() => views.share(view, roles, defaultOf))}
        />
      )}
      <p>
        <button
          type="button"
          className="btn"
          disabled={sending.busy}
          onClick={() => sending.send(() => views.remove(view))}
        >
          {t('views.remove')}
        </button>
      </p>
    </>
  );
}

interface OtherViewsProps {
  items: readonly SavedView[];
  busy: boolean;
  onPut: (view: SavedView) => void;
}

/** The reader's own views, into which the present filter can be put instead. */
function OtherViews({ items, busy, onPut }: OtherViewsProps) {
  const t = useT();
  const others = items.filter((view) => view.mine);
  if (others.length === 0) return null;
  return (
    <p className="view-others">
      <span className="lab">{t('views.instead')}</span>
      {others.map((view) => (
        <button key={view.id} type="button" className="link" disabled={busy} onClick={() => onPut(view)}>
          {view.name}
        </button>
      ))}
    </p>
  );
}
