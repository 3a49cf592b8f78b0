/** The parts of the settings, in the order of their index: which right opens each. A part is loaded when it is opened. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

export interface SettingsPart {
  id: string;
  group: 'own' | 'company' | 'access' | 'rules' | 'system';
  /** Any of these rights opens it; everybody's where none is named. */
  needs: readonly string[];
  Part: LazyExoticComponent<ComponentType>;
}

const part = (
  id: string,
  group: SettingsPart['group'],
  needs: readonly string[],
  load: () => Promise<ComponentType>,
): SettingsPart => ({ id, group, needs, Part: lazy(async () => ({ default: await load() })) });

export const parts: readonly SettingsPart[] = [
  part('own', 'own', [], async () => (await import('./own/OwnPart.tsx')).OwnPart),
  part('company', 'company', ['settings.set'], async () => (await import('./company/CompanyPart.tsx')).CompanyPart),
  part(
    'departments',
    'company',
    ['company.change-department'],
    async () => (await import('./company/DepartmentsPart.tsx')).DepartmentsPart,
  ),
  part('shops', 'company', ['company.change-shop'], async () => (await import('./company/ShopsPart.tsx')).ShopsPart),
  part('live', 'company', ['company.change-session'], async () => (await import('./company/LivePart.tsx')).LivePart),
  part(
    'warehouses',
    'company',
    ['company.change-warehouse'],
    async () => (await import('./company/WarehousesPart.tsx')).WarehousesPart,
  ),
];
