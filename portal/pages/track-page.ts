/** How an order stands, the answer first: one sentence, the steps, what is promised, the parcels, and what can be done. */
import type { TrackingItem, TrackingView } from '../../contract/portal.ts';
import { formatsOf, type Formats } from './formats.ts';
import { html, type Html } from './html.ts';
import { contactOf, pageOf, type Frame } from './layout.ts';
import type { Say } from './words.ts';

interface Telling {
  view: TrackingView;
  frame: Frame;
  say: Say;
  formats: Formats;
}

export function trackPage(frame: Frame, view: TrackingView): string {
  const { say, language } = frame;
  const telling = { view, frame, say, formats: formatsOf(language, say, new Date(view.asOf)) };
  const main = html`<div id="order">
    ${[
      hero(telling),
      promise(telling),
      ...view.parcels.map((parcel, n) => parcelCard(telling, parcel, n)),
      waitingCard(telling),
      refundCard(telling),
      historyCard(telling),
      actions(telling),
      legal(telling),
    ]}
  </div>`;
  return pageOf(frame, say('track.pageTitle', { tail: view.number.slice(-4) }), main);
}

function hero({ view, say, formats }: Telling): Html {
  const waitsForMoney = view.toPay > 0 && (view.stage === 'entered' || view.stage === 'checked');
  const state = waitsForMoney ? 'unpaid' : (refundState(view) ?? view.stage);
  const params = { amount: formats.money(view.toPay, view.currency) };
  return html`<section class="hero">
    <h1>${say(`state.${state}`)}</h1>
    <p>${say(`state.${state}.more`, params)}${view.held && view.stage !== 'cancelled' && say('state.held')}</p>
    ${view.stage !== 'cancelled' && steps({ view, say })}
  </section>`;
}

function steps({ view, say }: Pick<Telling, 'view' | 'say'>): Html {
  const current = view.steps.findIndex((one) => one.at === null);
  return html`<ol class="steps">
    ${view.steps.map(({ step, at }, n) => {
      const state = at ? 'done' : n === current ? 'now' : 'later';
      return html`<li class="${state}" ${state === 'now' && html` aria-current="step"`}>
        ${say(`step.${step}.${state === 'done' ? 'done' : 'open'}`)}
      </li>`;
    })}
  </ol>`;
}

function promise({ view, frame, say, formats }: Telling): Html | undefined {
  const { promise: given } = view;
  if (!given) return undefined;
  const zh = frame.language !== 'en';
  const missed = given.missed && (zh ? given.missed.zh : given.missed.en);
  const span = formats.span(view.asOf, given.dueAt);
  const left = given.paused ? 'paused' : given.over ? 'over' : 'left';
  return html`<section class="card promise">
    <h2>${say(`promise.until.${given.until}`)}</h2>
    <p class="due">
      <b>${formats.when(given.dueAt)}</b><span class="${left}">${say(`promise.${left}`, { span })}</span>
    </p>
    <p class="note">
      ${zh ? given.words.zh : `${given.words.en} `}${missed ?? say(given.over ? 'promise.wasMissed' : 'promise.ifMissed')}
    </p>
  </section>`;
}

function parcelCard({ view, say, formats }: Telling, parcel: TrackingView['parcels'][number], n: number): Html {
  const name = view.parcels.length > 1 ? say('parcel.nth', { n: n + 1 }) : say('parcel.one');
  const events = parcel.events.map(({ what, at }) => [formats.when(at), say(`event.${what}`)] as const);
  return html`<section class="card">
    <h2>
      ${name}<span>${[parcel.carrier, say(`parcel.${parcel.state}`)].filter(Boolean).join(say('list.comma'))}</span>
    </h2>
    <p>${itemsText(say, parcel.items)}</p>
    ${parcel.waybill && html`<p class="waybill">${say('parcel.waybill')} <b>${parcel.waybill}</b></p>`}${eventList(events)}
  </section>`;
}

function itemsText(say: Say, items: readonly TrackingItem[]): string {
  return items
    .map(({ title, quantity, gift }) => `${title} ×${quantity}${gift ? say('item.gift') : ''}`)
    .join(say('list.comma'));
}

function eventList(events: readonly (readonly [string, string])[]): Html {
  return html`<ol class="events">
    ${events.map(([at, what]) => html`<li><time>${at}</time><span>${what}</span></li>`)}
  </ol>`;
}

function waitingCard({ view, say }: Telling): Html | undefined {
  if (view.waiting.length === 0) return undefined;
  const title = view.parcels.length > 0 ? say('waiting.rest') : say('waiting.all');
  return html`<section class="card">
    <h2>${title}</h2>
    <p>${itemsText(say, view.waiting)}</p>
  </section>`;
}

/** What is refunded says so before how far its parcels are. */
function refundState({ refund, total, stage }: TrackingView): 'refunding' | 'refunded' | undefined {
  if (!refund || stage === 'cancelled') return undefined;
  if (!refund.open) return total > 0 && refund.refunded >= total ? 'refunded' : undefined;
  return stage === 'shipped' || stage === 'delivered' || stage === 'accepted' ? undefined : 'refunding';
}

function refundCard({ view, say, formats }: Telling): Html | undefined {
  const { refund } = view;
  if (!refund) return undefined;
  return html`<section class="card">
    <h2>${say('refund.title')}<span>${say(refund.open ? 'refund.open' : 'refund.done')}</span></h2>
    ${refund.items.length > 0 && html`<p>${itemsText(say, refund.items)}</p>`}${refund.refunded > 0 && html`<p>${say('refund.refunded', { amount: formats.money(refund.refunded, view.currency) })}</p>`}${refund.open && html`<p>${say('refund.kept')}</p>`}
  </section>`;
}

function historyCard({ view, say, formats }: Telling): Html {
  const rows: [string, string][] = [
    [say('order.number'), view.number],
    ...(view.externalNo ? [[say('order.externalNo'), view.externalNo] as [string, string]] : []),
    [say('order.shop'), view.shop],
    [say('order.total'), formats.money(view.total, view.currency)],
  ];
  return html`<section class="card">
    <h2>${say('order.title')}</h2>
    <dl>
      ${rows.map(
        ([term, value]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${eventList(view.events.map(({ what, at }) => [formats.when(at), say(`event.${what}`)] as const))}
  </section>`;
}

function actions({ view, frame }: Telling): Html {
  const zh = frame.language !== 'en';
  return html`<div class="actions">
    ${view.doors.map((door) => html`<a class="button" href="${door.href}">${zh ? door.label.zh : door.label.en}</a>`)}${contactOf(frame)}
  </div>`;
}

function legal({ view, say, formats }: Telling): Html {
  const { name, phone, place } = view.receiver;
  return html`<p class="legal">
    ${say('legal.receiver', { who: [name, phone, place].filter(Boolean).join(' ') })}<br />${say('legal.asOf', { clock: formats.clock(view.asOf) })}<span
      id="live"
      hidden
      >${say('legal.live')}</span
    >
  </p>`;
}
