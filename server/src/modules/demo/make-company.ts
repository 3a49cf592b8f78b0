/**
 * Makes the demonstration company, as work of whichever worker is there: killed at any moment, another goes on where it was,
 * and nothing is done twice. While it lasts, all other timed work waits, because the past is being written.
 */
import { newId } from '../../kernel/ids.ts';
import { closeHistory, readInstallation } from '../../kernel/installation.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { every } from '../../kernel/timed-work.ts';
import { announce } from '../../supervisor/child.ts';
import { connectedShops } from './connected-shops.ts';
import { takeOrders } from './entry-desk.ts';
import { day, minute } from './hours.ts';
import { handleExceptions } from './handled-exceptions.ts';
import { playOldDebts } from './old-debts.ts';
import { planted } from './planted.ts';
import { playStory, type Refused } from './play.ts';
import { addStandings, playReviews } from './reviews.ts';
import { saveViews } from './saved-views.ts';
import { judgeSamples, nameRuleOwners } from './rule-passes.ts';
import { addSessions, foundCompany, hire } from './set-up.ts';
import { giveSignIns } from './sign-ins.ts';
import { addOwnKind, takeSpecialOrders } from './special-orders.ts';
import { openOwnShop } from './own-shop.ts';
import { openStage, type Stage } from './stage.ts';
import { staffOf, type DemoPerson } from './staff.ts';
import { addCustomers, addGoods, receiveStock } from './stock-up.ts';
import { keepProgress, keepReady, keepSignInsShown, takeMaking, type Making, type Phase } from './store.ts';
import { storyOf, type Sizes } from './story.ts';

const usualSizes: Sizes = { orders: 300, people: 193 };
const seed = 20_260_708;
const tellEveryMs = 250;
/** The company exists for this long when its story begins. */
const before = 40 * day;

export interface MakingOptions {
  sizes?: Sizes;
  /** When the story ends; now, where nothing is said. */
  end?: Date;
  /** Where lines for the operator go. */
  tell?: (lines: string[]) => void;
  password?: string | undefined;
}

export const demoWork = [
  every(
    10,
    'demonstration.make',
    async (kernel, stop) => {
      if (!(await readInstallation(kernel.database)).historyOpen) return;
      const refused = await makeCompany(kernel, stop, { password: process.env['LUYUE_DEMO_PASSWORD'] });
      for (const one of refused ?? [])
        kernel.log.warn({ action: one.action, code: one.code }, 'a step of the demonstration was refused');
    },
    { leaseSeconds: 15, writesHistory: true },
  ),
];

/** Answers what was refused of the story, or undefined when it was stopped before the end. */
export async function makeCompany(
  kernel: Kernel,
  stop: AbortSignal,
  options: MakingOptions = {},
): Promise<Refused[] | undefined> {
  const maker = newId();
  const now = (options.end ?? kernel.clock.now()).getTime();
  const making = await takeMaking(kernel.database, maker, new Date(now - (now % minute)), seed);
  const end = making.startedAt.getTime();
  const sizes = options.sizes ?? usualSizes;
  const staff = staffOf(making.seed).slice(0, sizes.people);
  const story = storyOf(making.seed, end, sizes, staff);
  const stage = openStage(kernel, new Date(end - before));
  const of = story.steps.length;
  const at = (phase: Phase, done = 0) => keepProgress(kernel.database, maker, { phase, done, of });

  if (!(await at('company'))) return undefined;
  await foundCompany(stage, end);
  const sessions = await addSessions(stage, end);
  await at('people');
  await hire(stage, staff);
  if (!making.signInsShown) await showSignIns(stage, staff, making, options);
  await at('goods');
  await addOwnKind(stage);
  await addGoods(stage, end);
  await receiveStock(stage, story);
  const customers = await addCustomers(stage, making.seed);
  await addStandings(stage, [...customers.values()]);
  await nameRuleOwners(stage, end);
  if (stop.aborted) return undefined;
  let told = 0;
  const progress = async (done: number): Promise<boolean> => {
    if (Date.now() - told < tellEveryMs) return true;
    told = Date.now();
    return at('orders', done);
  };
  const refused = await playStory(stage, story.steps, end, { progress, stop, customers, sessions });
  if (!refused) return undefined;
  await playScenes(stage, staff, end, customers);
  await keepReady(kernel.database);
  await closeHistory(kernel.database);
  return refused;
}

/** What stands beside the story: people, shops and orders that wait at a certain point when the company is opened. */
async function playScenes(
  stage: Stage,
  staff: readonly DemoPerson[],
  end: number,
  customers: ReadonlyMap<string, string>,
): Promise<void> {
  await planted(stage, staff, end);
  await openOwnShop(stage);
  await playOldDebts(stage, end, customers);
  await playReviews(stage, end, customers);
  await takeOrders(stage, end, customers);
  await judgeSamples(stage, end);
  await handleExceptions(stage, end);
  await takeSpecialOrders(stage, end, customers);
  await saveViews(stage, staff);
  await connectedShops(stage, end);
}

async function showSignIns(
  stage: Stage,
  staff: readonly DemoPerson[],
  making: Making,
  options: MakingOptions,
): Promise<void> {
  // Passwords are set in the present: whoever signs in meanwhile does so today.
  const lines = await giveSignIns(openStage(stage.kernel, making.startedAt), staff, options.password);
  (options.tell ?? announce)(lines);
  await keepSignInsShown(stage.kernel.database);
}
