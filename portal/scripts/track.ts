/** Keeps an open page current: once a minute, while somebody looks, what the server tells now takes the place of what it told. */
const everyMs = 60_000;

/** Only where this runs does the page keep itself current, and says so. */
function sayThatItIsLive(): void {
  document.getElementById('live')?.removeAttribute('hidden');
}

async function refresh(): Promise<void> {
  const shown = document.getElementById('order');
  if (!shown || document.hidden || shown.contains(document.activeElement)) return;
  const answer = await fetch(location.href, { credentials: 'same-origin' });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const now = page.getElementById('order');
  if (now) shown.innerHTML = now.innerHTML;
  sayThatItIsLive();
}

/** Without a connection the page stays as it is and says by its own time how old it is. */
const quietly = (): void => void refresh().catch(() => undefined);

sayThatItIsLive();
setInterval(quietly, everyMs);
document.addEventListener('visibilitychange', quietly);
