/** Invented people: names put together from syllables, phones that lead nowhere, streets that no map shows. */
import type { Chance } from './random.ts';

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾韦夏付方白邹孟熊秦邱江尹薛闫段雷侯龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤',
];
const first = [...'子雨思若梓欣嘉一泽浩宇晓文佳俊心明海春秋立建国志永清云素静雅安宁远知书言亦允之景星'];
const second = [...'涵轩怡诺琪妍睿博瑶然彤辰杰琳娜萍芳兰英华军平强辉鹏飞龙凯恒毅洁敏慧蓉薇娟峰磊川河山阳禾麦'];
const streets = [
  '云栖',
  '稻香',
  '望湖',
  '听雨',
  '桂影',
  '长桥',
  '南塘',
  '青禾',
  '晴岚',
  '石榴',
  '竹里',
  '月河',
  '松间',
  '海棠',
  '枫桥',
  '小满',
];
const estates = [
  '和风苑',
  '溪山里',
  '半亩园',
  '春和居',
  '知秋院',
  '北岸家园',
  '拾光里',
  '麦田公寓',
  '木槿城',
  '星河湾畔',
];

export function personName({ of, happens }: Chance): string {
  return of(surnames) + of(first) + (happens(0.72) ? of(second) : '');
}

/** Within a range whose third and fourth places nobody has been given: such a phone rings nowhere. */
export function phoneNumber({ between }: Chance): string {
  return `100${String(between(0, 99_999_999)).padStart(8, '0')}`;
}

export function streetAddress({ of, between, happens }: Chance): string {
  const building = happens(0.8)
    ? `${of(estates)} ${between(1, 32)} 幢 ${between(1, 4)} 单元 ${between(1, 26)}0${between(1, 4)} 室`
    : `${of(estates)} ${between(1, 60)} 号`;
  return `${of(streets)}路 ${between(1, 899)} 号 ${building}`;
}
