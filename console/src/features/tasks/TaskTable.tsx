/** The inbox as a table, due first: whose, which order, under which clause; steps for one in its row, for many below the list. */
import { useState } from 'react';
import { useQueryClient, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { finishTask, takeTask, TaskView } from '../../../../contract/tasks.ts';
import { departments, type DepartmentId } from '../../../../contract/vocabulary.ts';
import { call } from '../../app/api.ts';
import { useMay, useMe } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import type { Columns } from '../../ui/table/columns.ts';
import type { Column } from '../../ui/table/DataTable.tsx';
import { RowList, type RowsAction } from '../../ui/table/RowList.tsx';
import { Holding, useLeaving } from '../../ui/form/leaving.ts';
import { useSend } from '../../ui/useSend.ts';
import { HandOverForm, PutBackForm } from './TaskForms.tsx';
import { TaskClock } from './TaskParts.tsx';
import type { InboxTab } from './taskQueries.ts';
import { TaskSteps, type TaskStep } from './TaskSteps.tsx';

const keyOf = (task: TaskView) => task.id;
const nameOf = (task: TaskView) => task.subject.number;

export type Asking = { task: TaskView; step: TaskStep } | undefined;

interface TaskTableProps {
  tab: InboxTab;
  columns: Columns<TaskView>;
  inbox: UseInfiniteQueryResult<InfiniteData<{ items: TaskView[] }>>;
  work: TaskWork;
}

export function TaskTable({ tab, columns, inbox, work }: TaskTableProps) {
  const { t } = useTranslation();
  const tasks = inbox.data?.pages.flatMap((page) => page.items);
  const { asking, held, close } = work;
  return (
    <>
      <RowList
        label={t('tasks.title')}
        columns={columns}
        rows={tasks}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={work.open}
        actions={useTaskActions()}
        onDone={work.refresh}
        more={{
          hasMore: inbox.hasNextPage,
          loadingMore: inbox.isFetchingNextPage,
          onMore: () => void inbox.fetchNextPage(),
        }}
        instead={
          tasks ? tasks.length === 0 ? <Empty why={t(`tasks.empty.${tab}`)} /> : undefined : <Skeleton rows={12} />
        }
      />
      {(asking || work.error !== undefined) && (
        <div className="bulk-ask">
          <RefusalText error={work.error} />
          {asking && <b>{asking.task.subject.number}</b>}
          <Holding value={held}>{asking && <AskedForm key={asking.task.id} {...asking} onClose={close} />}</Holding>
        </div>
      )}
    </>
  );
}

function AskedForm({ task, step, onClose }: Asking & { onClose: () => void }) {
  if (step === 'hand-over') return <HandOverForm taskId={task.id} onClose={onClose} />;
  return step === 'release' ? <PutBackForm taskId={task.id} onClose={onClose} /> : null;
}

const take = (task: TaskView, idempotencyKey?: string) =>
  call<typeof takeTask>('POST /tasks/:taskId/take', { taskId: task.id }, idempotencyKey ? { idempotencyKey } : {});
const finish = (task: TaskView, idempotencyKey?: string) =>
  call<typeof finishTask>('POST /tasks/:taskId/done', { taskId: task.id }, idempotencyKey ? { idempotencyKey } : {});

/** Steps with one task: those that need no word at once, the others ask below the list. */
export function useTaskWork() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking>();
  // A step with another task takes the place of what is asked about this one.
  const { held, leave } = useLeaving();
  const refresh = () => void queries.invalidateQueries({ queryKey: ['tasks'] });
  const sending = useSend(async (task: TaskView, step: TaskStep) => {
    await (step === 'take' ? take(task) : finish(task));
    refresh();
  });
  return {
    asking,
    held,
    busy: sending.busy,
    error: sending.error,
    refresh,
    close: () => setAsking(undefined),
    open: (task: TaskView) => void navigate({ to: '/orders/$orderId', params: { orderId: task.subject.id } }),
    onStep: (task: TaskView, step: TaskStep) => {
      if (step === 'take' || step === 'done') sending.send(task, step);
      else leave(() => setAsking({ task, step }));
    },
  };
}

type TaskWork = ReturnType<typeof useTaskWork>;

function useTaskActions(): RowsAction<TaskView>[] {
  const { t } = useTranslation();
  const may = useMay();
  const me = useMe();
  const actions: (RowsAction<TaskView> & { right: string })[] = [
    {
      id: 'take',
      right: 'tasks.take',
      label: t('tasks.step.take'),
      keys: 't',
      primary: true,
      fits: (task) => task.state === 'open',
      run: take,
    },
    {
      id: 'done',
      right: 'tasks.done',
      label: t('tasks.step.done'),
      keys: 'd',
      fits: (task) => task.state === 'taken' && task.person?.id === me.id && task.endsOn === null,
      run: finish,
    },
  ];
  return actions.filter((action) => may(action.right));
}

function Due({ task }: { task: TaskView }) {
  return (
    <span className="task-due">
      <TaskClock task={task} />
    </span>
  );
}

function What({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <span className="row">
      <span className="cut">{name(task.title)}</span>
      {task.subject.held && <span className="tag late">{t('orders.mark.held')}</span>}
      <span className="sub instead">{task.subject.number.slice(-6)}</span>
    </span>
  );
}

export function useTaskColumns(work: TaskWork): Column<TaskView>[] {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const column = (
    id: string,
    width: number,
    cell: Column<TaskView>['cell'],
    more: Partial<Column<TaskView>> = {},
  ): Column<TaskView> => ({ id, title: t(`tasks.column.${id}`), width, cell, ...more });
  return [
    column('due', 150, (task) => <Due task={task} />, { narrow: 104, fixed: true }),
    column('what', 180, (task) => <What task={task} />, { grows: true, fixed: true }),
    column('order', 180, (task) => task.subject.number, {
      copy: (task) => task.subject.number,
    }),
    column('person', 90, (task) => task.person?.name ?? t('tasks.nobody')),
    column('department', 110, (task) => name(departments[task.department as DepartmentId]) || task.department),
    column('clause', 110, (task) => (
      <ClauseChip {...parseClause(task.clause)} {...(task.clockId ? { clockId: task.clockId } : {})} />
    )),
    column('started', 120, (task) => formats.when(task.startedAt), { extra: true }),
    column('handOvers', 90, (task) => (task.handOvers > 0 ? formats.number(task.handOvers) : ''), {
      extra: true,
      end: true,
    }),
    column('steps', 210, (task) => (
      <TaskSteps
        task={task}
        busy={work.busy}
        onOpen={() => work.open(task)}
        onStep={(step) => work.onStep(task, step)}
      />
    )),
  ];
}
