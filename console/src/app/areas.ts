/** The areas of the rail: which there are, and which right opens each. An area that does not exist yet is not in this list. */
import type { IconName } from '../ui/Icon.tsx';

export interface Area {
  id: 'inbox' | 'orders' | 'imports' | 'policy' | 'people';
  to: '/inbox' | '/orders' | '/imports' | '/policy' | '/people';
  icon: IconName;
  /** Any of these rights shows it. */
  needs: readonly string[];
}

export const areas: readonly Area[] = [
  { id: 'inbox', to: '/inbox', icon: 'tasks', needs: ['tasks.inbox'] },
  { id: 'orders', to: '/orders', icon: 'orders', needs: ['orders.list'] },
  { id: 'imports', to: '/imports', icon: 'upload', needs: ['intake.imports'] },
  { id: 'policy', to: '/policy', icon: 'policy', needs: ['policy.coverage'] },
  { id: 'people', to: '/people', icon: 'people', needs: ['people.list'] },
];
