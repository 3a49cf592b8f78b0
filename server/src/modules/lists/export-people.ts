/** Colleagues with roles and scopes, as rows of a file, as an audit of rights asks for; phones and mail addresses stay masked. (CC-7.2) */
import { listPeople as endpoint } from '../../../../contract/people.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { roles, type RoleId } from '../../../../contract/vocabulary.ts';
import { companyCache, type Company } from '../company/index.ts';
import { listPeople } from '../people/index.ts';
import type { ListedExport } from './list-export.ts';
import type { Cell, ExportLanguage } from './sheet-bytes.ts';

type Row = OutputOf<typeof endpoint>['items'][number];
type Named = ReadonlyMap<string, { name: string }>;

const heads: Record<ExportLanguage, string[]> = {
  zh: ['姓名', '账号', '手机', '邮箱', '部门', '角色', '店铺范围', '仓库范围', '在职', '双因素', '休假从', '休假到'],
  en: [
    'Name',
    'Account',
    'Phone',
    'Mail',
    'Departments',
    'Roles',
    'Shops',
    'Warehouses',
    'Works here',
    'Second factor',
    'Away from',
    'Away until',
  ],
};

const words = {
  zh: { all: '全部', yes: '是', no: '否', and: '、' },
  en: { all: 'all', yes: 'yes', no: 'no', and: ', ' },
};

function cellsOf(row: Row, company: Company, language: ExportLanguage): Cell[] {
  const { all, yes, no, and } = words[language];
  const named = (ids: readonly string[] | null, known: Named): string =>
    ids === null ? all : ids.map((id) => known.get(id)?.name ?? '').join(and);
  return [
    row.name,
    row.account,
    row.phoneMask,
    row.mailMask,
    named(row.departmentIds, company.departments),
    row.roles.map((role) => roles[role as RoleId][language]).join(and),
    named(row.shopIds, company.shops),
    named(row.warehouseIds, company.warehouses),
    row.active ? yes : no,
    row.hasFactor ? yes : no,
    row.awayFrom && new Date(row.awayFrom),
    row.awayUntil && new Date(row.awayUntil),
  ];
}

export const peopleExport: ListedExport = {
  list: 'people',
  reads: endpoint.name,
  fileName: { zh: '员工', en: 'people' },
  heads: (language) => heads[language],
  async *pages(ctx, filter, { language }) {
    const company = await ctx.cached(companyCache);
    const { items } = await listPeople.run(ctx, endpoint.input.parse(filter));
    yield items.map((row) => cellsOf(row, company, language));
  },
  async found(ctx, ids, language) {
    const company = await ctx.cached(companyCache);
    const { items } = await listPeople.run(ctx, endpoint.input.parse({ inactive: 'true' }));
    return items.filter((row) => ids.includes(row.id)).map((row) => cellsOf(row, company, language));
  },
};
