/** The door of the pages: what the server renders. */
export type { Frame } from './layout.ts';
export { answeredPage, noQuestionPage, questionPage } from './question-page.ts';
export { shopPage } from './shop-page.ts';
export { askedTooOften, trackFormPage, type Trouble } from './track-form.ts';
export { trackPage } from './track-page.ts';
export { sayIn, type Language } from './words.ts';
