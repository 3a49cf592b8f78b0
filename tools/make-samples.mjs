// Writes the example order files of samples/, always the same for the same date: node tools/make-samples.mjs [YYYY-MM-DD].
import { writeFileSync } from 'node:fs';
import { csv, toGbk } from './samples/csv.mjs';
import { douyinHeader, douyinSample } from './samples/douyin.mjs';
import { douyinErrors } from './samples/errors.mjs';
import { taobaoDetailHeader, taobaoOrderHeader, taobaoSample } from './samples/taobao.mjs';

const date = process.argv[2] ?? '2026-11-21';
if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) {
  console.error('usage: node tools/make-samples.mjs [YYYY-MM-DD]');
  process.exit(2);
}

const write = (name, content) => writeFileSync(new URL(`../samples/${name}`, import.meta.url), content);
const taobao = taobaoSample(date);

write('douyin-orders.csv', `\ufeff${csv(douyinHeader, douyinSample(date))}`);
write('douyin-with-errors.csv', `\ufeff${csv(douyinHeader, douyinErrors(date))}`);
write('taobao-orders-gbk.csv', toGbk(csv(taobaoOrderHeader, taobao.orders)));
write('taobao-details-gbk.csv', toGbk(csv(taobaoDetailHeader, taobao.details)));
