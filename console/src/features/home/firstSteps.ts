/** How far the first set-up of the company has come, and where each of its steps is done; only who may found a company is asked to. */
import { useQuery } from '@tanstack/react-query';
import type { firstSteps } from '../../../../contract/home.ts';
import { call } from '../../app/api.ts';
import { useMay, useMe } from '../../app/session.ts';

export const PREFERENCE = 'firstSteps';

export function useFirstSteps() {
  const may = useMay();
  const asked = useQuery({
    queryKey: ['home', 'first-steps'],
    queryFn: ({ signal }) => call<typeof firstSteps>('GET /first-steps', {}, { signal }),
    enabled: may('company.found') && may('home.first-steps'),
    // What is set up once stays so: an order is never taken away again.
    staleTime: ({ state }) => (state.data?.steps.every((step) => step.done) ? Infinity : 0),
  });
  const steps = asked.data?.steps ?? [];
  return {
    steps,
    done: steps.filter((step) => step.done).length,
    next: steps.find((step) => !step.done)?.name,
    left: useMe().preferences[PREFERENCE] === 'left',
  };
}

export type StepView = ReturnType<typeof useFirstSteps>['steps'][number];

/** The pages on which a step is done, the usual one first. */
export const placesOf: Record<StepView['name'], readonly string[]> = {
  company: ['/settings/departments'],
  shops: ['/settings/shops'],
  warehouses: ['/settings/warehouses'],
  staff: ['/people'],
  products: ['/goods/import', '/goods'],
  order: ['/orders/new', '/imports'],
};

export const wordOfPlace = (page: string): string => page.slice(1).replace('/', '-');
