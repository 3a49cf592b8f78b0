/** Texts as customers send them; every one that once was read wrongly stays here. */
import { describe, expect, test } from 'vitest';
import { phonesIn, isPlausiblePhone } from './phones.ts';
import { numberOf } from './numerals.ts';
import { dateIn } from './dates.ts';
import { readOrderText } from './read-order-text.ts';
import type { KnownSku } from './goods.ts';

const sku = (code: string, productName: string, name: string, unit = '个'): KnownSku => ({
  id: code,
  code,
  productName,
  name,
  unit,
  barcodes: code === 'BWB500-WH' ? ['6901234567892'] : [],
});
const skus = [
  sku('BWB500-WH', '保温杯 500', '保温杯 500 白'),
  sku('BWB500-GN', '保温杯 500', '保温杯 500 绿'),
  sku('BWB800-WH', '保温杯 800', '保温杯 800 白'),
  sku('BWB800-GY', '保温杯 800', '保温杯 800 灰'),
  sku('KZB-BK', '刻字杯', '刻字杯 黑'),
  sku('KZB-SL', '刻字杯', '刻字杯 银'),
  sku('JG-01', '煎锅', '煎锅'),
  sku('LYJ18-WH', '电动晾衣机', '电动晾衣机 1.8', '台'),
  sku('LYJ24-WH', '电动晾衣机', '电动晾衣机 2.4', '台'),
  sku('CL-GR', '窗帘', '窗帘 灰', '㎡'),
];
const kinds = [
  { kind: 'urgent', names: ['urgent', '紧急订单', '紧急', '加急', '急', 'rush'] },
  { kind: 'custom', names: ['custom', '定制订单', '定制', '刻字'] },
];
const monday = new Date('2026-11-09T02:00:00Z');

function read(text: string) {
  const result = readOrderText(text, { skus, kinds }, monday);
  const values = Object.fromEntries(result.fields.map((one) => [one.field.replace('receiver.', ''), one.value]));
  const lines = result.lines.map((line) => `${line.skuId}×${line.quantity}`);
  for (const one of [...result.fields, ...result.lines]) {
    expect(one.end, text).toBeGreaterThan(one.start);
    expect(one.confidence).toBeLessThanOrEqual(100);
  }
  return { ...result, values, lines };
}

describe('an address line', () => {
  test.each([
    [
      '王小明 13900001234 浙江省宁波市鄞州区首南街道样例路12号3幢402室',
      {
        name: '王小明',
        phone: '13900001234',
        province: '浙江省',
        city: '宁波市',
        district: '鄞州区',
        detail: '首南街道样例路12号3幢402室',
      },
    ],
    [
      '浙江省 杭州市 西湖区 文三路 1 号 李小满 138-0000-1234',
      { name: '李小满', phone: '13800001234', province: '浙江省', city: '杭州市', district: '西湖区' },
    ],
    [
      '浙江省宁波市鄞州区样例路12号，王小明，13900001234',
      { name: '王小明', phone: '13900001234', district: '鄞州区', detail: '样例路12号' },
    ],
    [
      '13900001234，王小明，宁波市鄞州区样例路12号',
      { name: '王小明', province: '浙江省', city: '宁波市', district: '鄞州区', detail: '样例路12号' },
    ],
    [
      '广东省东莞市长安镇振安路88号 陈大文 13900001234',
      { name: '陈大文', province: '广东省', city: '东莞市', detail: '长安镇振安路88号' },
    ],
    [
      '东莞市虎门镇样例大道3号A栋 林小姐 13900001234',
      { name: '林小姐', province: '广东省', city: '东莞市', detail: '虎门镇样例大道3号A栋' },
    ],
    ['北京市朝阳区建国路样例大厦5层 周明 13900001234', { province: '北京市', district: '朝阳区', name: '周明' }],
    [
      '北京市北京市海淀区中关村南大街5号 赵一 13900001234',
      { province: '北京市', district: '海淀区', detail: '中关村南大街5号' },
    ],
    ['上海 闵行区 样例路 9弄 2号 孙悦 13900001234', { province: '上海市', district: '闵行区', name: '孙悦' }],
    ['重庆市渝中区样例街1号 何苗 13900001234', { province: '重庆市', district: '渝中区', name: '何苗' }],
    ['湖北省仙桃市样例大道7号 吴双 13900001234', { province: '湖北省', district: '仙桃市', detail: '样例大道7号' }],
    ['海南省儋州市那大镇样例路2号 符先生 13900001234', { province: '海南省', city: '儋州市', name: '符先生' }],
    ['鄞州区样例路12号 王小明 13900001234', { province: '浙江省', city: '宁波市', district: '鄞州区' }],
    [
      '收件人：欧阳明远\n电话：13900001234\n地址：四川省成都市武侯区样例街 8 号',
      { name: '欧阳明远', district: '武侯区', detail: '样例街 8 号' },
    ],
    [
      '收货人: 李雷 手机号: 13900001234 收货地址: 江苏省苏州市吴中区样例路6号',
      { name: '李雷', phone: '13900001234', district: '吴中区', detail: '样例路6号' },
    ],
    [
      '姓名：韩梅梅，联系电话：0574-87654321，地址：浙江省宁波市海曙区样例巷3号',
      { name: '韩梅梅', phone: '0574-87654321', district: '海曙区' },
    ],
    [
      '新疆维吾尔自治区乌鲁木齐市天山区样例路1号 马丽 13900001234',
      { province: '新疆维吾尔自治区', city: '乌鲁木齐市', district: '天山区' },
    ],
    [
      '内蒙古呼和浩特新城区样例街5号 白云 13900001234',
      { province: '内蒙古自治区', city: '呼和浩特市', district: '新城区' },
    ],
    ['香港九龙样例街 1 号 Chan Tai Man +852 2345 6789', { phone: '+852 23456789', name: 'Chan Tai Man' }],
  ])('%s', (text, expected) => {
    expect(read(text).values).toMatchObject(expected);
  });

  test('gives codes down to the district, and none where nothing was recognised', () => {
    expect(read('浙江省宁波市鄞州区样例路12号').regionCodes).toEqual(['330000', '330200', '330212']);
    expect(read('地址：某某新村 8 号').regionCodes).toEqual([]);
  });

  test('that leaves out the district is less sure than one that names it', () => {
    const sure = (text: string) => read(text).fields.find((one) => one.field === 'receiver.city')?.confidence ?? 0;
    expect(sure('浙江省宁波市样例路12号')).toBeLessThan(sure('浙江省宁波市鄞州区样例路12号'));
    expect(sure('广东省东莞市样例路12号')).toBe(sure('浙江省宁波市鄞州区样例路12号'));
  });

  test('a company that is called by a city is no address', () => {
    expect(read('我们是宁波禾木酒店用品有限公司，要保温杯 500 白 20个').values).toEqual({
      customer: '宁波禾木酒店用品有限公司',
    });
  });
});

describe('a phone', () => {
  test.each([
    ['139 0000 1234', '13900001234'],
    ['139-0000-1234', '13900001234'],
    ['+86 13900001234', '13900001234'],
    ['１３９００００１２３４'.normalize('NFKC'), '13900001234'],
    ['13900001234-5678', '13900001234转5678'],
    ['13900001234转1234', '13900001234转1234'],
    ['0571-88888888', '0571-88888888'],
    ['(010) 6666 7777'.replace('6666 7777', '66667777'), '010-66667777'],
    ['0571-88888888转801', '0571-88888888转801'],
    ['400-800-1234', '400-800-1234'],
    ['+852 9123 4567', '+852 91234567'],
    ['+853 6612 3456', '+853 66123456'],
    ['+886 912-345-678', '+886 912345678'],
  ])('%s', (text, value) => expect(phonesIn(`电话 ${text}。`)[0]?.value).toBe(value));

  test('of eight digits is one of Hong Kong only where the text speaks of it, and then a guess', () => {
    expect(phonesIn('電話 91234567')).toEqual([]);
    expect(phonesIn('香港中環 電話 91234567')[0]).toMatchObject({ value: '+852 91234567', confidence: 75 });
  });

  test('is no order number, bill or tax number', () => {
    expect(phonesIn('订单号：13900001234')).toEqual([]);
    expect(phonesIn('69380001234567890123')).toEqual([]);
  });

  test('that nobody can ring is told', () => {
    for (const phone of ['13900001234', '0571-88888888', '+852 91234567', '13900001234转12'])
      expect(isPlausiblePhone(phone), phone).toBe(true);
    for (const phone of ['1390000123', '12345678901', '没有', '139000012345'])
      expect(isPlausiblePhone(phone), phone).toBe(false);
  });

  test('the second one is kept beside the first', () => {
    expect(read('王小明 13900001234 / 13700005678').values).toMatchObject({
      phone: '13900001234',
      otherPhone: '13700005678',
    });
  });
});

describe('goods', () => {
  test.each([
    ['要刻字杯黑色400个', ['KZB-BK×400']],
    ['保温杯 500 白 ×2，煎锅 1 个', ['BWB500-WH×2', 'JG-01×1']],
    ['BWB500-GN*3', ['BWB500-GN×3']],
    ['bwb800-gy x 12', ['BWB800-GY×12']],
    ['6901234567892 两个', ['BWB500-WH×2']],
    ['两百个 500 的保温杯绿色', ['BWB500-GN×200']],
    ['保温杯800白 300', ['BWB800-WH×300']],
    ['1.8 的晾衣机一台，还有窗帘灰 12.5 平', ['LYJ18-WH×1', 'CL-GR×12.5']],
    ['刻字杯银 三十五只和煎锅 2把', ['KZB-SL×35', 'JG-01×2']],
    ['你好，在吗？', []],
  ])('%s', (text, lines) => expect(read(text).lines).toEqual(lines));

  test('said less exactly than the catalogue is a guess that names the others', () => {
    const [line] = read('大号保温杯白的 300个').lines.length
      ? readOrderText('大号保温杯白的 300个', { skus, kinds }, monday).lines
      : [];
    expect(line).toMatchObject({ quantity: '300' });
    expect(line?.confidence).toBeLessThan(60);
    expect([line?.skuId, ...(line?.others ?? [])]).toEqual(expect.arrayContaining(['BWB500-WH', 'BWB800-WH']));
  });

  test('without a number is one, and a guess', () => {
    const [line] = readOrderText('来煎锅', { skus, kinds }, monday).lines;
    expect(line).toMatchObject({ skuId: 'JG-01', quantity: '1' });
    expect(line?.confidence).toBeLessThanOrEqual(60);
  });

  test.each([
    ['两百', 200],
    ['三十五', 35],
    ['十', 10],
    ['一百二十', 120],
    ['半', 0.5],
    ['2.5', 2.5],
    ['几', undefined],
  ])('%s', (text, value) => expect(numberOf(text)).toBe(value));
});

describe('a date', () => {
  test.each([
    ['月底前到', '2026-11-30'],
    ['11月20日前送到', '2026-11-20'],
    ['20号前要', '2026-11-20'],
    ['5号前要', '2026-12-05'],
    ['明天发', '2026-11-10'],
    ['下周三要用', '2026-11-18'],
    ['周五送', '2026-11-13'],
    ['1月5日', '2027-01-05'],
    ['2026-12-01', '2026-12-01'],
  ])('%s', (text, value) => expect(dateIn(text, monday)?.value).toBe(value));

  test('that has passed is none', () => expect(dateIn('2026-10-01', monday)).toBeUndefined());
});

describe('a chat', () => {
  test('with greetings and all fields in another order is read whole [CC-2.1] [CC-2.2]', () => {
    const text = [
      '你好，在吗？',
      '我们宁波禾木酒店用品有限公司，要刻字杯黑色400个，字刻“禾木·初见”，还有大号保温杯白的300，按上次价。',
      '送浙江省宁波市鄞州区样例路12号，王女士',
      '139-0000-5678，月底前到，开专票，月结。谢谢！',
    ].join('\n');
    const { values, lines, fields } = read(text);
    expect(values).toMatchObject({
      customer: '宁波禾木酒店用品有限公司',
      name: '王女士',
      phone: '13900005678',
      district: '鄞州区',
      detail: '样例路12号',
      requiredAt: '2026-11-30',
      paymentTerms: 'credit',
    });
    expect(values['buyerMessage']).toContain('禾木·初见');
    expect(lines[0]).toBe('KZB-BK×400');
    expect(lines[1]).toMatch(/^BWB[58]00-WH×300$/);
    expect(fields.find((one) => one.field === 'requiredAt')?.confidence).toBeLessThan(90);
  });

  test('names where each field stands, so that it can be marked in the text', () => {
    const text = '王小明 13900001234 要煎锅2个';
    const { fields, lines } = readOrderText(text, { skus, kinds }, monday);
    const phone = fields.find((one) => one.field === 'receiver.phone');
    expect(text.slice(phone?.start, phone?.end)).toBe('13900001234');
    expect(text.slice(lines[0]?.start, lines[0]?.end)).toBe('煎锅2个');
  });

  test('keeps a remark and the customer’s own number where they are named', () => {
    expect(read('单号：PO-1107-03\n备注：放前台，别压\n煎锅 2个').values).toMatchObject({
      externalNo: 'PO-1107-03',
      buyerMessage: '放前台，别压',
    });
  });

  test.each([
    ['煎锅 2个，加急！', ['urgent']],
    ['备注：定制，杯身刻字，rush', ['urgent', 'custom']],
    ['刻字杯黑色 20个', []],
    ['煎锅 2个，不加急，也不要定制', []],
    ['别急，慢慢发', []],
    ['brushed 煎锅 2个', []],
  ])('reads the kinds of special order that %s names, as guesses [OS-2.3] [CC-2.1]', (text, wanted) => {
    const found = read(text).fields.filter((one) => one.field === 'flags');
    expect(found.map((one) => one.value).sort()).toEqual([...wanted].sort());
    expect(found.every((one) => one.confidence < 90)).toBe(true);
  });

  test('of nothing but noise gives nothing', () => {
    expect(read('好的👌\n\n——\n收到').values).toEqual({});
    expect(read('x'.repeat(4000)).lines).toEqual([]);
  });
});
