/**
 * The only file that knows every module: what runs is what is listed here, one line per module and list. Reactions,
 * facts and gates register themselves where they are imported from here.
 */
import type { ActionDefinition, QueryDefinition } from './kernel/action.ts';
import { kernelHolders } from './kernel/chain-holders.ts';
import { clauseStamp } from './kernel/clause-stamp.ts';
import { kernelWork } from './kernel/kernel-work.ts';
import { reaction } from './kernel/reactions.ts';
import { aboutQuery } from './kernel/about.ts';
import { askForRotation, masterKeysQuery, rotationDispatch, rotationJob } from './kernel/master-key-page.ts';
import { listSettings, setSetting } from './kernel/settings.ts';
import { byName, type Wiring } from './kernel/wiring.ts';
import { catalogActions, catalogExport, catalogQueries, priceFactNames, priceFacts } from './modules/catalog/index.ts';
import { companyActions, companyQueries, logoRoutes } from './modules/company/index.ts';
import {
  customerActions,
  customerQueries,
  customersExport,
  standingFactNames,
  standingFacts,
} from './modules/customers/index.ts';
import {
  channelActions,
  channelQueries,
  channelWork,
  connectionsExport,
  deliveriesExport,
  outgoingsExport,
  hookRoutes,
  outgoingConsumer,
  parcelReader,
} from './modules/channels/index.ts';
import {
  exceptionActions,
  exceptionConsumer,
  exceptionQueries,
  exceptionsExport,
  exceptionWork,
} from './modules/exceptions/index.ts';
import { deadlineActions, deadlineQueries, deadlineWork, orderSubjects } from './modules/deadlines/index.ts';
import { demoQueries, demoReadiness, demoWork } from './modules/demo/index.ts';
import {
  checksExport,
  entryActions,
  entryConsumer,
  entryDispatches,
  entryGates,
  entryJobs,
  entryQueries,
  entryWork,
  scanRoutes,
  papersOfOrders,
} from './modules/entry-check/index.ts';
import {
  homeConsumer,
  homeNumber,
  homeQueries,
  homeWork,
  orderNumbers,
  orderUndoings,
  undo,
} from './modules/home/index.ts';
import {
  importDispatch,
  importJob,
  importsExport,
  intakeActions,
  intakeFileRoutes,
  intakeQueries,
  intakeRoutes,
  intakeStream,
  intakeWork,
  productRoutes,
} from './modules/intake/index.ts';
import {
  inventoryActions,
  inventoryQueries,
  stockExport,
  stockFactNames,
  stockFacts,
} from './modules/inventory/index.ts';
import { peopleExport, exportRoutes, offerExport, viewActions, viewQueries } from './modules/lists/index.ts';
import {
  deliverReportedShipments,
  findByWaybill,
  keepReportedShipment,
  logisticsActions,
  readHandedOver,
  readParcelNames,
  readShipments,
  voidPackedShipments,
} from './modules/logistics/index.ts';
import { noticeActions, noticeConsumer, noticeQueries } from './modules/notices/index.ts';
import {
  acknowledgedBefore,
  amountFactNames,
  amountFacts,
  companion,
  gate,
  moneyReceived,
  orderActions,
  orderQueries,
  orderSearchSource,
  orderSection,
  orderStreams,
  orderWork,
  readFactSubjects,
  readOrderSubjects,
  receivableFactNames,
  receivableFacts,
  ownPapers,
} from './modules/orders/index.ts';
import { keepPayment, paidBeforeClose, paymentActions, readPayments, received } from './modules/payments/index.ts';
import { portalActions, portalQueries, portalRoutes, portalWork } from './modules/portal/index.ts';
import {
  anonymous,
  authenticate,
  actorNamesOf,
  handover,
  peopleActions,
  peopleQueries,
  peopleWork,
  providerRoutes,
  rights,
} from './modules/people/index.ts';
import { platformActions, platformQueries } from './modules/platforms/index.ts';
import {
  approvedBeforeExecution,
  capacityFactNames,
  capacityFacts,
  endReview,
  followPriority,
  reachFactNames,
  reachFacts,
  reviewActions,
  reviewConsumer,
  reviewQueries,
  reviewsExport,
  reviewWithCheck,
  reviewWithExecution,
  reviewWork,
  wordsFactNames,
  wordsFacts,
} from './modules/review/index.ts';
import { taskActions, taskHandover, taskQueries, tasksExport, taskWork } from './modules/tasks/index.ts';
import {
  actorNames,
  fact,
  factSubjects,
  policyActions,
  policyQueries,
  versionedClause,
} from './modules/policy/index.ts';
import { searchQueries, searchSource, searchSources } from './modules/search/index.ts';

// Definitions of every input and output stand in one list; each is checked where it is defined.
const actions: ActionDefinition[] = [
  setSetting,
  askForRotation,
  ...policyActions,
  ...companyActions,
  ...peopleActions,
  ...viewActions,
  ...deadlineActions,
  ...taskActions,
  ...noticeActions,
  ...customerActions,
  ...catalogActions,
  ...inventoryActions,
  ...orderActions,
  ...paymentActions,
  ...logisticsActions,
  ...platformActions,
  ...intakeActions,
  ...portalActions,
  ...channelActions,
  ...entryActions,
  ...reviewActions,
  ...exceptionActions,
];

const queries: QueryDefinition[] = [
  listSettings,
  aboutQuery,
  masterKeysQuery,
  ...demoQueries,
  ...policyQueries,
  ...companyQueries,
  ...peopleQueries,
  ...viewQueries,
  ...deadlineQueries,
  ...taskQueries,
  ...noticeQueries,
  ...customerQueries,
  ...catalogQueries,
  ...inventoryQueries,
  ...orderQueries,
  ...platformQueries,
  ...intakeQueries,
  ...exceptionQueries,
  ...homeQueries,
  ...searchQueries,
  ...portalQueries,
  ...channelQueries,
  ...entryQueries,
  ...reviewQueries,
];

// In-transaction reactions, sections and search sources: what flows upward or sideways.
clauseStamp(versionedClause);
reaction('payment.taken', keepPayment);
reaction('payment.refunded', keepPayment);
reaction('order.cancelled', voidPackedShipments);
reaction('order.cancelled', endReview);
reaction('order.corrected', followPriority);
reaction('shipment.reported', keepReportedShipment);
reaction('shipment.reported-delivered', deliverReportedShipments);
orderSubjects(readOrderSubjects);
actorNames(actorNamesOf);
handover(taskHandover);
[paidBeforeClose, approvedBeforeExecution, ...entryGates, ...acknowledgedBefore].forEach(gate);
companion(reviewWithCheck);
companion(reviewWithExecution);
ownPapers(papersOfOrders);
factSubjects(readFactSubjects);
fact(standingFactNames, standingFacts);
fact(priceFactNames, priceFacts);
fact(stockFactNames, stockFacts);
fact(receivableFactNames, receivableFacts);
fact(amountFactNames, amountFacts);
fact(capacityFactNames, capacityFacts);
fact(reachFactNames, reachFacts);
fact(wordsFactNames, wordsFacts);
offerExport(
  catalogExport,
  stockExport,
  customersExport,
  exceptionsExport,
  tasksExport,
  importsExport,
  deliveriesExport,
  outgoingsExport,
  connectionsExport,
  peopleExport,
  reviewsExport,
  checksExport,
);
orderSection('payments', readPayments);
orderSection('shipments', readShipments);
moneyReceived(received);
parcelReader({ handedOver: readHandedOver, names: readParcelNames });
orderSearchSource({ name: 'waybill', find: findByWaybill });
homeNumber(...orderNumbers);
for (const [action, undoing] of orderUndoings) undo(action, undoing);
searchSource(...searchSources);

export function buildRegistry(): Wiring {
  return {
    actions: byName(actions),
    queries: byName(queries),
    rights,
    fileRoutes: { ...intakeFileRoutes },
    authenticate,
    anonymous,
    routes: [
      exportRoutes,
      intakeRoutes,
      productRoutes,
      logoRoutes,
      providerRoutes,
      portalRoutes,
      hookRoutes,
      scanRoutes,
    ],
    streams: [...orderStreams, intakeStream],
    readiness: [...demoReadiness],
    consumers: [noticeConsumer, homeConsumer, outgoingConsumer, entryConsumer, reviewConsumer, exceptionConsumer],
    chainHolders: [...kernelHolders, 'orders', 'imports', 'connections'],
    jobs: [importJob, ...entryJobs, rotationJob],
    dispatches: [importDispatch, ...entryDispatches, rotationDispatch],
    timedWork: [
      ...kernelWork,
      ...demoWork,
      ...peopleWork,
      ...deadlineWork,
      ...taskWork,
      ...orderWork,
      ...intakeWork,
      ...exceptionWork,
      ...homeWork,
      ...portalWork,
      ...channelWork,
      ...entryWork,
      ...reviewWork,
    ],
  };
}
