/** A question about an order, and the room to answer it: a plain form. What ends it, ends on a page that says so. */
import { html } from './html.ts';
import { contactOf, pageOf, type Frame } from './layout.ts';
import type { Trouble } from './track-form.ts';

export interface Asked {
  orderNumber: string;
  text: string;
}

export function questionPage(frame: Frame, asked: Asked, answer = '', trouble?: Trouble): string {
  const { say } = frame;
  const main = html`<section class="hero">
      <h1>${say('question.title')}</h1>
      <p>${say('question.about', { number: asked.orderNumber })}</p>
    </section>
    <form class="card" method="post">
      <p class="asked">${asked.text}</p>
      ${trouble && html`<p class="trouble" role="alert" id="trouble"><b>${trouble.title}</b> ${trouble.remedy}</p>`}
      <label for="answer">${say('question.answer')}</label>
      <textarea
        id="answer"
        name="answer"
        required
        maxlength="1000"
        rows="4"
        ${trouble && html` aria-describedby="trouble" aria-invalid="true"`}
      >
${answer}</textarea>
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
