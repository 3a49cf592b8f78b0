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
  part('reach', 'company', ['review.set-reach'], async () => (await import('./review/ReachPart.tsx')).ReachPart),
  part(
    'capacity',
    'company',
    ['review.set-capacity'],
    async () => (await import('./review/CapacityPart.tsx')).CapacityPart,
  ),
  part('staff', 'access', ['people.add-staff'], async () => (await import('../people/PeoplePage.tsx')).PeoplePage),
  part('rights', 'access', ['people.rights'], async () => (await import('./access/RightsPart.tsx')).RightsPart),
  part('sign-in', 'access', ['people.providers'], async () => (await import('./access/SignInPart.tsx')).SignInPart),
  part('keys', 'access', ['people.keys'], async () => (await import('./access/KeysPart.tsx')).KeysPart),
  part('policy', 'rules', ['policy.confirm'], async () => (await import('./rules/PolicyPart.tsx')).PolicyPart),
  part('special', 'rules', ['policy.publish'], async () => (await import('./special/SpecialPart.tsx')).SpecialPart),
  part('calendar', 'rules', ['calendars.list'], async () => (await import('./rules/CalendarPart.tsx')).CalendarPart),
  part(
    'master-key',
    'system',
    ['system.master-keys'],
    async () => (await import('./system/MasterKeyPart.tsx')).MasterKeyPart,
  ),
  part('about', 'system', ['system.about'], async () => (await import('./system/AboutPart.tsx')).AboutPart),
];
