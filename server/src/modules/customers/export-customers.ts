/** Customers as rows of a file: masked, as the list shows them. (CC-2.1, CC-7.1) */
import { at, rowsOfQuery } from '../lists/index.ts';
import { customersOf, listCustomers } from './queries.ts';

const types = { person: { zh: '个人', en: 'person' }, company: { zh: '公司', en: 'company' } };
const terms = { prepaid: { zh: '款到发货', en: 'prepaid' }, credit: { zh: '账期', en: 'credit' } };

export const customersExport = rowsOfQuery(listCustomers, {
  list: 'customers',
  fileName: { zh: '客户', en: 'customers' },
  perPage: 200,
  found: customersOf,
  columns: [
    { zh: '客户号', en: 'Number', cell: (row) => row.number },
    { zh: '名称', en: 'Name', cell: (row) => row.nameMask },
    { zh: '类型', en: 'Type', cell: (row, language) => types[row.type][language] },
    { zh: '统一社会信用代码', en: 'Credit code', cell: (row) => row.uscc },
    { zh: '结算', en: 'Terms', cell: (row, language) => terms[row.terms][language] },
    { zh: '账期天数', en: 'Days', cell: (row) => (row.terms === 'credit' ? row.termsDays : null) },
    { zh: '信用额度', en: 'Credit limit', cell: (row) => row.creditLimit / 100 },
    { zh: '登记时间', en: 'Added', cell: (row) => at(row.addedAt) },
    {
      zh: '在用',
      en: 'In use',
      cell: (row, language) => (row.active ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })[language],
    },
  ],
});
