/** The order page of the own shop: goods with their prices, where to send them, and what it comes to before anything is sent. */
import type { OutputOf } from '../../contract/kit.ts';
import type { listGoods } from '../../contract/portal.ts';
import { html, type Html } from './html.ts';
import { contactOf, pageOf, type Frame } from './layout.ts';
import type { Say, Word } from './words.ts';

type Product = OutputOf<typeof listGoods>['products'][number];

export interface ShopFacts {
  products: readonly Product[];
  provinces: readonly { code: string; name: string }[];
}

export function shopPage(frame: Frame, { products, provinces }: ShopFacts): string {
  const { say } = frame;
  const main = html`<section class="hero">
      <h1>${say('shop.title')}</h1>
      <p>${say('shop.how')}</p>
    </section>
    <noscript><p class="card trouble">${say('shop.noScript')}</p></noscript>
    <form id="shop" novalidate data-words="${JSON.stringify(scriptWords(say))}">
      <section class="card goods">${products.map((product) => productPart(say, product))}</section>
      <section class="card">
        <h2>${say('shop.receiver')}</h2>
        ${receiverFields(say, provinces)}
      </section>
      <section class="card sum" aria-live="polite">
        <p class="due"><span id="sum">${say('shop.empty')}</span><b id="total"></b></p>
        <p id="gifts" class="hint"></p>
        <p class="hint">${say('shop.payLater')}</p>
        <p id="refusal" class="trouble" role="alert" hidden></p>
        <button class="primary" id="submit">${say('shop.submit')}</button>
      </section>
    </form>
    ${contactOf(frame)}`;
  return pageOf(frame, say('shop.title'), main);
}

/** The few sentences that change while the page is filled in. */
function scriptWords(say: Say) {
  return {
    empty: say('shop.empty'),
    sum: say('shop.sum'),
    total: say('shop.total'),
    free: say('shop.free'),
    gifts: say('shop.gifts'),
    changed: say('shop.changed'),
    offline: say('shop.offline'),
    choose: say('shop.choose'),
    missing: say('shop.missing'),
  };
}

function productPart(say: Say, product: Product): Html {
  return html`<div class="product">
    <h2>${product.name}</h2>
    ${product.goods.map((one) => goodPart(say, product, one))}
  </div>`;
}

/** Under its product's name only what tells one from the other: the colour, the size. */
function goodPart(say: Say, product: Product, one: Product['goods'][number]): Html {
  const variant = one.name.replace(product.name, '').trim() || one.name;
  const presale = one.presaleDays === null ? '' : ` · ${say('shop.presale', { days: one.presaleDays })}`;
  return html`<div class="good">
    <label for="q-${one.sku}">${variant}<span>¥${Number(one.unitPrice).toFixed(2)}${presale}</span></label>
    <button type="button" data-step="-1" aria-label="${say('shop.less', { name: one.name })}">−</button
    ><input
      id="q-${one.sku}"
      data-sku="${one.sku}"
      inputmode="numeric"
      pattern="[0-9]*"
      maxlength="3"
      value="0"
    /><button type="button" data-step="1" aria-label="${say('shop.more', { name: one.name })}">+</button>
  </div>`;
}

function receiverFields(say: Say, provinces: ShopFacts['provinces']): Html {
  const field = (name: string, word: Word, attributes: Html) =>
    html`<label for="${name}">${say(word)}</label><input id="${name}" name="${name}" ${attributes} />
      <p class="trouble" data-for="${name}" hidden></p>`;
  const choice = (name: string, word: Word, options: Html[]) =>
    html`<div>
      <label for="${name}">${say(word)}</label
      ><select id="${name}" name="${name}">
        <option value="">${say('shop.choose')}</option>
        ${options}
      </select>
    </div>`;
  return html`${field('name', 'shop.name', html`autocomplete="name" maxlength="60" required`)}
    ${field('phone', 'shop.phone', html`type="tel" autocomplete="tel-national" maxlength="20" required`)}
    <div class="places">
      ${choice(
        'province',
        'shop.province',
        provinces.map(({ code, name }) => html`<option value="${code}">${name}</option>`),
      )}${choice('city', 'shop.city', [])}${choice('district', 'shop.district', [])}
    </div>
    <p class="trouble" data-for="province" hidden></p>
    ${field('detail', 'shop.detail', html`autocomplete="street-address" maxlength="200" required`)}
    ${field('message', 'shop.message', html`maxlength="200"`)}
    <div class="trap" aria-hidden="true">
      <label for="website">Website</label><input id="website" name="website" tabindex="-1" autocomplete="off" />
    </div>`;
}
