/** Is the company ready? Open to everybody, because the sign-in page asks it; and the same for whoever sends requests here. */
import { installationStatus as endpoint } from '../../../../contract/installation.ts';
import { query } from '../../kernel/action.ts';
import type { ReadinessCheck } from '../../kernel/health.ts';
import { readInstallation } from '../../kernel/installation.ts';
import { peopleCache } from '../people/index.ts';
import { readMaking, type Phase } from './store.ts';

const words: Record<Phase, { zh: string; en: string }> = {
  company: { zh: '正在设立公司资料', en: 'Setting the company up' },
  people: { zh: '正在登记员工', en: 'Entering the people' },
  goods: { zh: '正在建立商品和库存', en: 'Entering goods and stock' },
  orders: { zh: '正在重演最近的订单', en: 'Replaying the latest orders' },
  done: { zh: '即将就绪', en: 'Nearly ready' },
};

export const installationStatus = query(endpoint, {
  clauses: ['OS-1'],
  open: true,
  async run(ctx) {
    const { purpose, historyOpen } = await readInstallation(ctx.db);
    if (historyOpen) {
      const { phase = 'company', done = 0, of = 0 } = (await readMaking(ctx.db)) ?? {};
      return { purpose, state: 'making' as const, progress: { done, of, what: words[phase] } };
    }
    const people = await ctx.cached(peopleCache);
    return { purpose, state: people.persons.size === 0 ? ('empty' as const) : ('ready' as const), progress: null };
  },
});

export const demoReadiness: ReadinessCheck[] = [
  {
    name: 'company',
    check: async ({ database }) => {
      if (!(await readInstallation(database)).historyOpen) return undefined;
      const making = await readMaking(database);
      return `the demonstration company is being made: ${making?.done ?? 0} of ${making?.of ?? 0} steps`;
    },
  },
];
