/** The company's own records: legal entities, departments, shops, warehouses, live rooms and live sessions. (OS-1) */
import { z } from 'zod';
import { changeOf } from './change.ts';
import { endpoint, id, instant, nothing } from './kit.ts';

const platforms = ['douyin', 'kuaishou', 'taobao', 'pdd', 'jd', 'shopify', 'own', 'b2b'] as const;
const warehouseKinds = ['own', 'outsourced', 'returns'] as const;

const name = z.string().trim().min(1).max(100);
/** Letters, digits and dashes: short enough to be typed and printed on a label. */
const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/, 'up to 32 letters, digits and dashes');
const uscc = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/, '18 characters of a unified social credit code');
const active = z.boolean();

/** An added or changed record, with the revision that the next edit has to name. */
const ref = z.object({ id, rev: z.int() });
const warned = ref.extend({
  warnings: z.array(z.string()).describe('codes of what is unusual but was accepted, such as USCC_CHECKSUM'),
});

const legalEntity = { code, name, uscc: uscc.nullable().default(null) };
const department = { name };
const warehouse = {
  code,
  name,
  legalEntityId: id,
  kind: z.enum(warehouseKinds),
  share: z.int().min(0).max(100).default(0).describe('share of the orders in percent'),
};
const shop = {
  code,
  name,
  platform: z.enum(platforms),
  externalId: z.string().trim().min(1).max(80).nullable().default(null).describe('the shop’s id on its platform'),
  legalEntityId: id,
  departmentId: id,
  defaultWarehouseId: id.nullable().default(null),
};
const room = { code, name, shopId: id };
const session = {
  roomId: id,
  title: name,
  streamers: z.array(name).max(20).default([]),
  agency: name.nullable().default(null),
  startsAt: instant,
  endsAt: instant,
};

const title = (zh: string, en: string) => ({ zh, en });

export const foundCompany = endpoint({
  name: 'company.found',
  route: 'POST /company',
  title: title('设立公司资料', 'Set the company up'),
  input: z.strictObject({
    name,
    short: name.optional().describe('as it stands in the console’s head'),
    legalEntity: z.strictObject(legalEntity),
  }),
  output: warned,
});

export const setLogo = endpoint({
  name: 'company.set-logo',
  route: 'PUT /company/logo',
  title: title('更换公司标志', 'Change the company’s logo'),
  input: z.strictObject({
    /** Base64 of a PNG or SVG; empty takes the logo away. One that is too large is refused as a picture, not as a field. */
    content: z
      .string()
      .max(1_000_000)
      .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'base64')
      .describe('a PNG or SVG of at most 200 KB; empty takes the logo away'),
  }),
  output: z.object({ logo: z.string().nullable().describe('its address') }),
});

export const addLegalEntity = endpoint({
  name: 'company.add-legal-entity',
  route: 'POST /company/legal-entities',
  title: title('新增主体', 'Add a legal entity'),
  input: z.strictObject(legalEntity),
  output: warned,
});

export const addDepartment = endpoint({
  name: 'company.add-department',
  route: 'POST /company/departments',
  title: title('新增部门', 'Add a department'),
  input: z.strictObject({ code, name }),
  output: ref,
});

export const addWarehouse = endpoint({
  name: 'company.add-warehouse',
  route: 'POST /company/warehouses',
  title: title('新增仓库', 'Add a warehouse'),
  input: z.strictObject(warehouse),
  output: ref,
});

export const addShop = endpoint({
  name: 'company.add-shop',
  route: 'POST /company/shops',
  title: title('新增店铺', 'Add a shop'),
  input: z.strictObject(shop),
  output: ref,
});

export const addRoom = endpoint({
  name: 'company.add-room',
  route: 'POST /company/rooms',
  title: title('新增直播间', 'Add a live room'),
  input: z.strictObject(room),
  output: ref,
});

export const addSession = endpoint({
  name: 'company.add-session',
  route: 'POST /company/sessions',
  title: title('新增场次', 'Add a live session'),
  input: z.strictObject(session),
  output: ref,
});

export const changeLegalEntity = endpoint({
  name: 'company.change-legal-entity',
  route: 'PATCH /company/legal-entities/:legalEntityId',
  title: title('修改主体', 'Change a legal entity'),
  input: changeOf('legalEntityId', { ...legalEntity, active }),
  output: warned,
});

export const changeDepartment = endpoint({
  name: 'company.change-department',
  route: 'PATCH /company/departments/:departmentId',
  title: title('修改部门', 'Change a department'),
  input: changeOf('departmentId', { ...department, active }),
  output: ref,
});

export const changeWarehouse = endpoint({
  name: 'company.change-warehouse',
  route: 'PATCH /company/warehouses/:warehouseId',
  title: title('修改仓库', 'Change a warehouse'),
  input: changeOf('warehouseId', { ...warehouse, active }),
  output: ref,
});

export const changeShop = endpoint({
  name: 'company.change-shop',
  route: 'PATCH /company/shops/:shopId',
  title: title('修改店铺', 'Change a shop'),
  input: changeOf('shopId', { ...shop, active }),
  output: ref,
});

export const changeRoom = endpoint({
  name: 'company.change-room',
  route: 'PATCH /company/rooms/:roomId',
  title: title('修改直播间', 'Change a live room'),
  input: changeOf('roomId', { code, name, active }),
  output: ref,
});

export const changeSession = endpoint({
  name: 'company.change-session',
  route: 'PATCH /company/sessions/:sessionId',
  title: title('修改场次', 'Change a live session'),
  input: changeOf('sessionId', {
    title: name,
    streamers: session.streamers,
    agency: session.agency,
    startsAt: instant,
    endsAt: instant,
    cancelled: z.boolean(),
  }),
  output: ref,
});

const part = { id, rev: z.int(), code: z.string(), name: z.string(), active: z.boolean() };

export const getCompany = endpoint({
  name: 'company.get',
  route: 'GET /company',
  title: title('公司资料', 'The company'),
  input: nothing,
  output: z.object({
    name: z.string(),
    legalEntities: z.array(z.object({ ...part, uscc: z.string().nullable() })),
    departments: z.array(z.object(part)),
    shops: z.array(
      z.object({
        ...part,
        platform: z.enum(platforms),
        externalId: z.string().nullable(),
        legalEntityId: id,
        departmentId: id,
        defaultWarehouseId: id.nullable(),
      }),
    ),
    warehouses: z.array(z.object({ ...part, legalEntityId: id, kind: z.enum(warehouseKinds), share: z.int() })),
    rooms: z.array(z.object({ ...part, shopId: id })),
    sessions: z.array(
      z.object({
        id,
        rev: z.int(),
        roomId: id,
        shopId: id,
        title: z.string(),
        streamers: z.array(z.string()),
        agency: z.string().nullable(),
        startsAt: instant,
        endsAt: instant,
        cancelled: z.boolean(),
      }),
    ),
  }),
});
