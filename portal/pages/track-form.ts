/** Where a customer says which order: its number and the last four digits of the phone. A plain form: it works on any phone. */
import { contactOf, pageOf, type Frame } from './layout.ts';
import { html } from './html.ts';

/** Why the last attempt led nowhere, in words that tell a wrong number from a wrong phone to nobody. */
export interface Trouble {
  title: string;
  remedy: string;
}

/** Who asked too often is told when it may go on, and how to reach a person meanwhile. */
export function askedTooOften({ say }: Pick<Frame, 'say'>, seconds: number): Trouble {
  const minutes = Math.ceil(seconds / 60);
  const wait = minutes < 120 ? say('time.minutes', { n: minutes }) : say('time.hours', { n: Math.ceil(minutes / 60) });
  return { title: say('track.tooOften'), remedy: say('track.tooOften.wait', { wait }) };
}

export function trackFormPage(frame: Frame, number = '', trouble?: Trouble): string {
  const { say } = frame;
  const main = html`<section class="hero">
      <h1>${say('track.title')}</h1>
      <p>${say('track.how')}</p>
    </section>
    <form class="card" method="post" action="/track">
      ${trouble && html`<p class="trouble" role="alert" id="trouble"><b>${trouble.title}</b> ${trouble.remedy}</p>`}
      <label for="number">${say('track.number')}</label>
      <input
        id="number"
        name="number"
        required
        minlength="4"
        maxlength="80"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        value="${number}"
        ${trouble && html` aria-describedby="trouble" aria-invalid="true"`}
      />
      <p class="hint">${say('track.numberHint')}</p>
      <label for="tail">${say('track.tail')}</label>
      <input
        id="tail"
        name="tail"
        required
        pattern="\\s*[0-9０-９]{4}\\s*"
        maxlength="8"
        inputmode="numeric"
        autocomplete="off"
        class="short"
      />
      <button class="primary">${say('track.ask')}</button>
    </form>
    ${contactOf(frame)}`;
  return pageOf(frame, say('track.title'), main);
}
