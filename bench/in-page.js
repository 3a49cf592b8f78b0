// What the bench of the console asks inside the page: times of content and answer, layout shifts, long tasks. Put into every page first.
globalThis.bench = {
  /**
   * Milliseconds from a press until the frame in which the content stands has been painted, until the answer behind it was asked for (less
   * than nothing where it was asked ahead), and of that answer.
   */
  async shown(press, content, api) {
    const start = performance.now();
    press();
    const at = await new Promise((resolve) => {
      // What is posted in a frame's callback is heard after that frame was laid out and painted.
      const painted = new MessageChannel();
      painted.port1.onmessage = () => resolve(performance.now() - start);
      const look = () =>
        document.querySelector(content) ? painted.port2.postMessage('') : requestAnimationFrame(look);
      requestAnimationFrame(look);
    });
    const behind = () => performance.getEntriesByType('resource').findLast((one) => new RegExp(api).test(one.name));
    for (let n = 0; n < 100 && !behind(); n++) await new Promise((resolve) => setTimeout(resolve, 5));
    const entry = behind();
    return {
      content: at,
      asked: entry ? entry.startTime - start : 0,
      answer: entry ? entry.responseEnd - entry.startTime : 0,
    };
  },
  click(selector, content, api) {
    return this.shown(() => document.querySelector(selector).click(), content, api);
  },
  openOrder(content, api) {
    const enter = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    return this.shown(enter, content, api);
  },
  /** Adds up what shifts from now on without a person's doing. */
  watchShifts() {
    this.shifted = 0;
    const add = (list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) this.shifted += entry.value;
    };
    new PerformanceObserver(add).observe({ type: 'layout-shift' });
  },
  rows(most) {
    return [...document.querySelectorAll('tbody tr[data-key]')].slice(0, most).map((one) => one.dataset.key);
  },
  loaded() {
    return Number(document.querySelector('table.list').getAttribute('aria-rowcount')) - 1;
  },
  async loadRows(most) {
    const body = document.querySelector('.tw');
    for (let before = -1; this.loaded() < most && this.loaded() > before;) {
      before = this.loaded();
      body.scrollTo({ top: body.scrollHeight });
      for (let n = 0; n < 300 && this.loaded() === before; n++) await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return this.loaded();
  },
  /** Scrolls from top to bottom in steps and leaps. */
  async scrollAll() {
    const body = document.querySelector('.tw');
    body.scrollTo({ top: 0 });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    for (let n = 0; n < 240; n++) {
      body.scrollBy({ top: n % 12 === 0 ? body.scrollHeight / 25 : 700 });
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  },
};
