// The words that a pack may use: what the product documents, and the actions and formulas that the wiring really has.
import { loadedFacts } from '../../../../contract/facts.ts';
import { metricFormulas } from '../../../../contract/metrics.ts';
import { departments, orderEvents, orderFacts, roles } from '../../../../contract/vocabulary.ts';
import type { Registry } from '../../kernel/kernel.ts';
import type { FactTypes } from './condition.ts';

export interface Vocabulary {
  facts: FactTypes;
  /** These and the facts that are looked up: for rules that are not asked at every event. */
  allFacts: FactTypes;
  events: readonly string[];
  departments: readonly string[];
  roles: readonly string[];
  actions: readonly string[];
  metrics: readonly string[];
}

/** The types of an order's facts, by which conditions are compiled. One value, so that each is compiled once. */
export const orderFactTypes: FactTypes = Object.fromEntries(
  Object.entries(orderFacts).map(([name, { type }]) => [name, type]),
);

/** Every fact that rules over looked-up facts may use. One value, for the same reason. */
export const allFactTypes: FactTypes = {
  ...orderFactTypes,
  ...Object.fromEntries(Object.entries(loadedFacts).map(([name, { type }]) => [name, type])),
};

/** The documented words with the actions and metric formulas of a wiring. */
export function vocabularyWith(wiring: { actions: readonly string[]; metrics: readonly string[] }): Vocabulary {
  return {
    facts: orderFactTypes,
    allFacts: allFactTypes,
    events: Object.keys(orderEvents),
    departments: Object.keys(departments),
    roles: Object.keys(roles),
    actions: wiring.actions,
    metrics: wiring.metrics,
  };
}

/** The words that a pack may use in this program: its actions, and the formulas of its metrics. */
export function vocabularyOf(registry: Pick<Registry, 'actions'>): Vocabulary {
  return vocabularyWith({ actions: [...registry.actions.keys()], metrics: Object.keys(metricFormulas) });
}
