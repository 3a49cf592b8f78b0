/** Who is to receive it: named by a label, or standing beside the phone or the address, or called 先生, 女士, 总. Pure. (CC-2.1) */
import type { Label } from './labels.ts';
import type { ReadField, Taken } from './span.ts';

const surnames = new Set([
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝禾阿鹿佐',
]);
const doubleSurnames = /^(?:欧阳|上官|司马|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙|令狐|慕容|端木|南宫)/u;
const honour = '先生|女士|小姐|老师|经理|总|老板|店长|主任|师傅|阿姨';
const called = new RegExp(
  String.raw`(?<![\p{Script=Han}])([\p{Script=Han}]{1,3}(?:${honour}))(?![\p{Script=Han}])`,
  'gu',
);
const spoken =
  /(?:我叫|我是|本人|找|联系|交给|寄给|收件人|收货人)\s*([\p{Script=Han}·]{2,4}?)(?=[\s,，。;；:：]|\d|\u0000|$)/gu;
const notName =
  /^(?:你好|您好|谢谢|麻烦|收到|在吗|亲爱|老板|客服|电话|手机|地址|备注|收货|收件|下单|订单|发货|尽快|加急|急用|白色|黑色|绿色|灰色|粉色|蓝色|快递|送货|好的|可以|一共|合计|月底|明天|后天|今天|上午|下午|转账|月结|专票|普票|发票|包邮|到付|同上|香港|澳门|台湾|九龙|新界|公司|门口|前台)/u;

/** How like a name a word is, of a hundred; zero for what is none. */
function likenessToName(word: string): number {
  if (notName.test(word)) return 0;
  if (/^[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}$/u.test(word)) return 85;
  if (!/^[\p{Script=Han}·]{2,4}$/u.test(word)) return 0;
  if (doubleSurnames.test(word)) return 92;
  if (!surnames.has(word.charAt(0))) return 0;
  return word.length === 4 ? 55 : 88;
}

export function nameIn(
  text: string,
  labels: readonly Label[],
  taken: Taken,
  phones: readonly ReadField[],
): ReadField | undefined {
  return named(text, labels) ?? beside(text, taken, phones) ?? addressed(text, taken);
}

function named(text: string, labels: readonly Label[]): ReadField | undefined {
  const label = labels.find((one) => one.kind === 'name' && one.until > one.from);
  if (!label) return undefined;
  const content = text.slice(label.from, label.until);
  const word = /^[^\s,，;；、\d(（]+(?: [A-Z][a-z]+)*/u.exec(content)?.[0] ?? '';
  return word ? field(word, label.from, 97) : undefined;
}

/** The words next to the phone, first before it, then behind, then the first words of the other lines. */
function beside(text: string, taken: Taken, phones: readonly ReadField[]): ReadField | undefined {
  const left = taken.rest(text);
  const words = [...left.matchAll(/[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}|[\p{Script=Han}·]+/gu)];
  let best: (ReadField & { rank: number }) | undefined;
  for (const match of words) {
    const likeness = likenessToName(match[0]);
    if (likeness === 0) continue;
    const gap = Math.min(...phones.map((phone) => distance(left, match.index, match.index + match[0].length, phone)));
    const rank = likeness - Math.min(60, gap * 6);
    if (rank > (best?.rank ?? 20)) best = { ...field(match[0], match.index, confidenceOf(likeness, gap)), rank };
  }
  if (!best) return undefined;
  const { rank: _, ...found } = best;
  return found;
}

const confidenceOf = (likeness: number, gap: number): number => Math.max(40, likeness - (gap > 3 ? 15 : 0));

/** Letters between a word and a phone that mean something; what was read already and marks count little. */
function distance(left: string, start: number, end: number, phone: ReadField): number {
  const between = start >= phone.end ? left.slice(phone.end, start) : left.slice(end, phone.start);
  return between.replace(/[\s\u0000,，;；、:：]/gu, '').length + (between.split('\n').length - 1);
}

function addressed(text: string, taken: Taken): ReadField | undefined {
  const left = taken.rest(text);
  for (const match of left.matchAll(called)) {
    const word = match[1] ?? '';
    if (surnames.has(word.charAt(0))) return field(word, match.index + match[0].indexOf(word), 80);
  }
  for (const match of left.matchAll(spoken)) {
    const word = match[1] ?? '';
    if (likenessToName(word) > 0) return field(word, match.index + match[0].lastIndexOf(word), 75);
  }
  return undefined;
}

function field(value: string, start: number, confidence: number): ReadField {
  return { field: 'receiver.name', value, start, end: start + value.length, confidence };
}
