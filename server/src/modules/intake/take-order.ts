/** One order of a file, run over five hundred at a time by the import; internal, because a file is what people send. (OS-2.1, OS-2.2) */
import { z } from 'zod';
import { endpoint } from '../../../../contract/kit.ts';
import { action } from '../../kernel/action.ts';
import { loadTaking, takeOne, type Taken, type Taking, type ToTake } from '../platforms/index.ts';

export const takeOrder = action(
  endpoint({
    name: 'intake.take-order',
    route: 'POST /internal/imports/orders',
    title: { zh: '导入一单', en: 'Take an order of a file' },
    input: z.custom<ToTake>((value) => typeof value === 'object' && value !== null),
    output: z.custom<Taken>(),
  }),
  {
    clauses: ['OS-2.1', 'OS-2.2', 'PD-3.1', 'PD-3.2'],
    internal: true,
    load: (ctx, inputs) => loadTaking(ctx, inputs),
    run: (ctx, input, taking: Taking) => takeOne(ctx, input, taking),
  },
);
