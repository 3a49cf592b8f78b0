// The words that policies, server, console and portal share: departments, roles, order stages, events and facts.
// A policy pack may use no other; `luyue policy check` names every word that is not in here.
// Sources: the departments and roles of the four policies (OS-1, CC-1, PD-5), the stages of PD-3.1.
// Facts never carry personal data, because they are shown beside decisions and stored with them:
// a buyer's message is the fact that there is one, a person is an id.

interface Words {
  zh: string;
  en: string;
}

export const departments = {
  executive: { zh: '总经办', en: 'Executive office' },
  sales: { zh: '销售部', en: 'Sales' },
  'live-operations': { zh: '直播运营部', en: 'Live operations' },
  orders: { zh: '订单组', en: 'Order desk' },
  service: { zh: '客服部', en: 'Customer service' },
  aftersales: { zh: '售后服务部', en: 'After-sales service' },
  finance: { zh: '财务部', en: 'Finance' },
  production: { zh: '生产部', en: 'Production' },
  purchasing: { zh: '采购部', en: 'Purchasing' },
  warehouse: { zh: '仓储部', en: 'Warehouse' },
  logistics: { zh: '物流部', en: 'Logistics' },
  quality: { zh: '质检部', en: 'Quality' },
  it: { zh: '信息技术部', en: 'Information technology' },
  administration: { zh: '行政部', en: 'Administration' },
  supervision: { zh: '监督组', en: 'Supervision' },
} as const satisfies Record<string, Words>;

export type DepartmentId = keyof typeof departments;

const byChinese = new Map<string, Words>(Object.values(departments).map((words) => [words.zh, words]));

/** What a department is called in both languages: a company that calls it as the policies do has their English name, any other its own in both. */
export const departmentWords = (name: string): Words => byChinese.get(name) ?? { zh: name, en: name };

export const roles = {
  admin: { zh: '系统管理员', en: 'Administrator' },
  manager: { zh: '部门负责人', en: 'Department head' },
  clerk: { zh: '订单文员', en: 'Order clerk' },
  checker: { zh: '订单审核员', en: 'Entry checker' },
  service: { zh: '客服', en: 'Customer service' },
  sales: { zh: '销售代表', en: 'Sales representative' },
  finance: { zh: '财务', en: 'Finance' },
  production: { zh: '生产', en: 'Production' },
  purchasing: { zh: '采购', en: 'Purchasing' },
  warehouse: { zh: '仓储', en: 'Warehouse' },
  logistics: { zh: '物流', en: 'Logistics' },
  operations: { zh: '运营', en: 'Operations' },
  supervisor: { zh: '监督员', en: 'Supervisor' },
  records: { zh: '档案管理员', en: 'Records keeper' },
  aftersales: { zh: '售后专员', en: 'After-sales specialist' },
  quality: { zh: '质检', en: 'Quality inspector' },
  it: { zh: '信息技术', en: 'IT' },
  administration: { zh: '行政人事', en: 'Administration and personnel' },
  agency: { zh: '合作主播', en: 'Agency streamer' },
} as const satisfies Record<string, Words>;

export type RoleId = keyof typeof roles;

/** In the order in which an order passes through them; cancelled may follow any open one. */
export const orderStages = {
  entered: { zh: '待审核', en: 'Entered' },
  checked: { zh: '已审核', en: 'Checked' },
  preparing: { zh: '备货中', en: 'Preparing' },
  prepared: { zh: '已备好', en: 'Prepared' },
  shipped: { zh: '已发出', en: 'Shipped' },
  delivered: { zh: '已签收', en: 'Delivered' },
  accepted: { zh: '已验收', en: 'Accepted' },
  closed: { zh: '已完结', en: 'Closed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Words>;

export type OrderStage = keyof typeof orderStages;

export const orderEvents = {
  'order.entered': { zh: '订单录入', en: 'The order was entered' },
  'order.checked': { zh: '录入审核通过', en: 'The entry check was passed' },
  'order.paid': { zh: '付清全款', en: 'The order was paid in full' },
  'order.preparing': { zh: '开始备货', en: 'Preparation began' },
  'order.prepared': { zh: '打包并验货扫描', en: 'Packed and check-scanned' },
  'order.shipped': { zh: '出库交接扫描', en: 'Hand-over scanned' },
  'order.delivered': { zh: '客户签收', en: 'The customer received the goods' },
  'order.accepted': { zh: '客户验收或异议期满', en: 'Accepted, in words or by silence' },
  'order.closed': { zh: '订单完结', en: 'The order was closed' },
  'order.cancelled': { zh: '订单取消', en: 'The order was cancelled' },
  'order.held': { zh: '订单挂起', en: 'A hold was placed' },
  'order.released': { zh: '解除挂起', en: 'A hold was lifted' },
  'order.sampled': { zh: '抽查有结论', en: 'The sampled check was judged' },
  'order.review-opened': { zh: '等待评审', en: 'Waits for review' },
  'order.approved': { zh: '订单评审通过', en: 'The review was passed' },
  'order.returned': { zh: '评审退回销售', en: 'The review returned it to sales' },
  'order.rejected': { zh: '评审否决', en: 'The review rejected it' },
  'order.ship-back-stuck': { zh: '发货回传卡住', en: 'A ship-back is stuck' },
  'order.ship-back-settled': { zh: '发货回传已了结', en: 'The ship-back is settled' },
  'order.reroute-asked': {
    zh: '发出后买家改址，须向承运商申请转寄',
    en: 'A new address after hand-over: the carrier must be asked to re-route',
  },
  'order.reroute-settled': { zh: '转寄已了结', en: 'The re-routing is settled' },
  'order.reopened': { zh: '重新打开', en: 'A closed order was opened again' },
} as const satisfies Record<string, Words>;

export type OrderEvent = keyof typeof orderEvents;

export type FactType = 'string' | 'int' | 'double' | 'bool' | 'timestamp' | 'list<string>';

/** What a policy's conditions may ask about an order. Every fact may be null while it is not known. Amounts are in minor units. */
export const orderFacts = {
  'order.type': { type: 'string', zh: '订单类型', en: 'Order type' },
  'order.stage': { type: 'string', zh: '阶段', en: 'Stage' },
  'order.channel': { type: 'string', zh: '受理渠道', en: 'Intake channel' },
  /** Null outside of platforms. */
  'order.shopPlatform': { type: 'string', zh: '店铺所在平台', en: 'Platform of the shop' },
  'order.currency': { type: 'string', zh: '币种', en: 'Currency' },
  'order.amount': { type: 'int', zh: '应付金额', en: 'Amount to pay' },
  'order.goodsAmount': { type: 'int', zh: '货款', en: 'Goods before discounts' },
  'order.discountAmount': { type: 'int', zh: '优惠', en: 'All discounts' },
  'order.freightAmount': { type: 'int', zh: '运费', en: 'Freight' },
  'order.paidAmount': { type: 'int', zh: '已付金额', en: 'Amount paid so far' },
  'order.isPaid': { type: 'bool', zh: '已付清', en: 'Paid in full' },
  'order.paymentTerms': { type: 'string', zh: '付款条件', en: 'Payment' },
  'order.flags.custom': { type: 'bool', zh: '标记为定制', en: 'Flagged as custom-made' },
  'order.flags.urgent': { type: 'bool', zh: '标记为紧急', en: 'Flagged as urgent' },
  'order.flags.unusualPlace': { type: 'bool', zh: '标记为特殊交货地点', en: 'Flagged for an unusual place' },
  /** As in `"engraving" in order.special`. */
  'order.special': { type: 'list<string>', zh: '特殊订单的种类', en: 'Kinds of special order' },
  'order.priority': { type: 'string', zh: '优先级', en: 'Priority' },
  'order.hasBuyerMessage': { type: 'bool', zh: '有买家留言', en: 'The buyer left a message' },
  'order.hasRefundRequest': { type: 'bool', zh: '有未了结的退款申请', en: 'A refund request is open' },
  'order.agreesWithCatalogue': {
    type: 'bool',
    zh: '商品、价格、合计均与商品目录相符',
    en: 'Products, prices and totals agree with the catalogue',
  },
  'order.held': { type: 'bool', zh: '有未解除的挂起', en: 'A hold is in place' },
  'order.reviewState': { type: 'string', zh: '评审状态', en: 'State of the review' },
  /** Of presale and custom orders. */
  'order.promisedShipAt': { type: 'timestamp', zh: '承诺发货时间', en: 'Promised ship time' },
  'order.platformShipBy': {
    type: 'timestamp',
    zh: '平台承诺的最晚发货时间',
    en: 'Latest ship time promised by the platform',
  },
  'order.enteredBy': { type: 'string', zh: '录入人', en: 'The one who entered it' },
  /** Whoever is checking it now counts too. */
  'order.checkedBy': { type: 'string', zh: '审核人', en: 'The one who checks it' },
} as const satisfies Record<string, Words & { type: FactType }>;

/** Why a company clock may stand still (OT-4.4). A platform's clock never does. */
export const pauseReasons = {
  waiting_for_customer: { zh: '等待客户', en: 'Waiting for the customer' },
} as const satisfies Record<string, Words>;

/** The records that a policy says how long to keep. */
export const retentionWords = {
  'transaction-record': { zh: '交易记录', en: 'Transaction records' },
  'live-session-record': { zh: '直播记录', en: 'Records of live sessions' },
  'complaint-record': { zh: '投诉记录', en: 'Records of complaints' },
  'accounting-voucher': { zh: '会计凭证', en: 'Accounting vouchers' },
  'accounting-report': { zh: '会计报告', en: 'Accounting reports' },
  'destruction-list': { zh: '销毁清册', en: 'Lists of what was destroyed' },
  'tax-paper': { zh: '涉税资料', en: 'Tax papers' },
  'operation-log': { zh: '操作日志', en: 'Logs of operations' },
  'personal-data-assessment': { zh: '个人信息保护影响评估', en: 'Assessments of personal data' },
  'personal-data': { zh: '个人信息', en: 'Personal data' },
} as const satisfies Record<string, Words>;

/** What is done to an order or a parcel, as a refusal names it. */
export const stepWords = {
  check: { zh: '复核', en: 'checking' },
  prepare: { zh: '备货', en: 'preparing' },
  pack: { zh: '打包', en: 'packing' },
  unpack: { zh: '拆包', en: 'unpacking' },
  'hand-over': { zh: '交接', en: 'handing over' },
  deliver: { zh: '登记签收', en: 'recording delivery' },
  accept: { zh: '登记验收', en: 'recording acceptance' },
  close: { zh: '完结', en: 'closing' },
  cancel: { zh: '取消', en: 'cancelling' },
  hold: { zh: '挂起', en: 'holding' },
  pay: { zh: '登记收款', en: 'recording a payment' },
} as const satisfies Record<string, Words>;

export type Step = keyof typeof stepWords;

/** The states of a parcel. */
export const shipmentStates = {
  packed: { zh: '已打包', en: 'packed' },
  'handed-over': { zh: '已交接', en: 'handed over' },
  delivered: { zh: '已签收', en: 'delivered' },
  voided: { zh: '已作废', en: 'void' },
} as const satisfies Record<string, Words>;
