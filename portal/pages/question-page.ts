/** A question about an order, and the room to answer it: a plain form. What ends it, ends on a page that says so. */
import { html } from './html.ts';
import { contactOf, pageOf, type Frame } from './layout.ts';

export interface Asked {
  orderNumber: string;
  text: string;
}

/** `refused` is what was sent and is no answer: it stands there again. */
export function questionPage(frame: Frame, asked: Asked, { refused }: { refused?: string } = {}): string {
  const { say } = frame;
  const isRefused = refused !== undefined;
  const main = html`<section class="hero">
      <h1>${say('question.title')}</h1>
      <p>${say('question.about', { number: asked.orderNumber })}</p>
    </section>
    <form class="card" method="post" novalidate>
      <p class="asked">${asked.text}</p>
      ${isRefused && html`<p class="trouble" role="alert" id="trouble">${say('question.refused')}</p>`}
      <label for="answer">${say('question.answer')}</label>
      <textarea
        id="answer"
        name="answer"
        required
        maxlength="1000"
        rows="4"
        ${isRefused && html` aria-describedby="trouble" aria-invalid="true"`}
      >
${refused ?? ''}</textarea>
      <button class="primary">${say('question.send')}</button>
    </form>
    <section class="card"><p>${say('question.why')}</p></section>
    ${contactOf(frame)}`;
  return pageOf(frame, say('question.title'), main);
}

export function answeredPage(frame: Frame): string {
  const { say } = frame;
  const main = html`<section class="hero">
      <h1>${say('question.thanks')}</h1>
      <p>${say('question.goesOn')}</p>
    </section>
    <div class="actions"><a class="button" href="/track">${say('track.title')}</a>${contactOf(frame)}</div>`;
  return pageOf(frame, say('question.thanks'), main);
}

/** The link is wrong, too old, or the question was settled another way. */
export function noQuestionPage(frame: Frame): string {
  const { say } = frame;
  const main = html`<section class="hero">
      <h1>${say('question.gone')}</h1>
      <p>${say('question.goneMore')}</p>
    </section>
    <div class="actions"><a class="button" href="/track">${say('track.title')}</a>${contactOf(frame)}</div>`;
  return pageOf(frame, say('question.gone'), main);
}
