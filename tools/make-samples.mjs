// Writes the example order files of samples/, always the same for the same date: node tools/make-samples.mjs [YYYY-MM-DD].
import { writeFileSync } from 'node:fs';
import { csv, toGbk } from './samples/csv.mjs';
import { douyinHeader, douyinSample } from './samples/douyin.mjs';
import { douyinErrors } from './samples/errors.mjs';
import { goodsErrors, goodsHeader, goodsSample } from './samples/goods.mjs';
import { jdHeader, jdSample } from './samples/jd.mjs';
import { kuaishouHeader, kuaishouSample } from './samples/kuaishou.mjs';
import { pddHeader, pddSample } from './samples/pdd.mjs';
import { shopifyHeader, shopifySample } from './samples/shopify.mjs';
import { taobao2026Header, taobao2026Sample } from './samples/taobao-2026.mjs';
import { taobaoDetailHeader, taobaoOrderHeader, taobaoSample } from './samples/taobao.mjs';
import { wholesaleHeader, wholesaleSample } from './samples/unknown-list.mjs';
import { xlsx } from './samples/xlsx.mjs';

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
write('taobao-2026.xlsx', await xlsx('订单', taobao2026Header, taobao2026Sample(date)));
write('kuaishou-orders.xlsx', await xlsx('订单列表', kuaishouHeader, kuaishouSample(date)));
write('pdd-orders.csv', `\ufeff${csv(pddHeader, pddSample(date))}`);
write('jd-orders-gbk.csv', toGbk(csv(jdHeader, jdSample(date))));
write('shopify-orders.csv', csv(shopifyHeader, shopifySample(date)));
write('wholesale-unknown.xlsx', await xlsx('销售单', wholesaleHeader, wholesaleSample(date), '销售单明细'));
write('goods-list.xlsx', await xlsx('商品', goodsHeader, goodsSample));
write('goods-with-errors.csv', `\ufeff${csv(goodsHeader, goodsErrors)}`);
