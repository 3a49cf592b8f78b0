/**
 * The cart: what is chosen and filled in stays in this browser, the server says what it comes to, and sending it twice is one
 * order. Everything that is refused is said at its field, and nothing that was typed is lost.
 */
import { moneyText } from '../pages/formats.ts';
import { fetchJson, type Problem } from './fetch-json.ts';
import { followPlaces } from './places.ts';

interface Quote {
  goods: number;
  freight: number;
  total: number;
  gifts: { title: string; quantity: string }[];
}

const form = document.getElementById('shop') as HTMLFormElement;
const words = JSON.parse(form.dataset['words'] ?? '{}') as Record<string, string>;
const submit = document.getElementById('submit') as HTMLButtonElement;
const kept = 'luyue.shop';
const kinds = ['name', 'phone', 'detail', 'message', 'province', 'city', 'district'];

const goods = Array.from(form.querySelectorAll<HTMLInputElement>('[data-sku]'));
const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
const fill = (text = '', params: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

const lines = () =>
  goods
    .filter((one) => Number(one.value) > 0)
    .map((one) => ({ sku: one.dataset['sku'] ?? '', quantity: String(Math.floor(Number(one.value))) }));

/** One key per content: what is sent twice is one order, what was changed in between is another. */
let sending = { content: '', key: '' };
let total = 0;
let asked = 0;

function keep(): void {
  try {
    const fields = kinds.map((name) => [name, field(name).value]);
    localStorage.setItem(kept, JSON.stringify({ lines: lines(), fields }));
  } catch {
    // A browser that keeps nothing still orders.
  }
}

async function restore(): Promise<void> {
  let stored: { lines: { sku: string; quantity: string }[]; fields: [string, string][] } | undefined;
  try {
    stored = JSON.parse(localStorage.getItem(kept) ?? 'null') ?? undefined;
  } catch {
    stored = undefined;
  }
  if (!stored) return;
  for (const line of stored.lines) {
    const input = goods.find((one) => one.dataset['sku'] === line.sku);
    if (input) input.value = line.quantity;
  }
  for (const [name, value] of stored.fields) {
    field(name).value = value;
    if (name === 'province' || name === 'city') await places.load(name);
  }
}

function show(id: string, text: string): void {
  const place = document.getElementById(id);
  if (!place) return;
  place.textContent = text;
  if (id === 'refusal') place.hidden = text === '';
}

/** What is in the cart stands out among the rest, and nothing is taken from where there is nothing. */
function mark(): void {
  for (const one of goods) {
    const isIn = Number(one.value) > 0;
    one.parentElement?.classList.toggle('in', isIn);
    one.parentElement?.querySelector('[data-step="-1"]')?.setAttribute('aria-disabled', String(!isIn));
  }
}

async function price(): Promise<void> {
  const cart = lines();
  mark();
  const turn = ++asked;
  submit.disabled = cart.length === 0;
  if (cart.length === 0) {
    show('gifts', '');
    show('total', '');
    return show('sum', words['empty'] ?? '');
  }
  const { body, problem } = await fetchJson<Quote>('/api/portal/quote', { lines: cart });
  if (turn !== asked) return;
  if (!body) {
    show('total', '');
    return show('sum', problem?.title ?? words['offline'] ?? '');
  }
  total = body.total;
  const pieces = cart.reduce((sum, line) => sum + Number(line.quantity), 0);
  const freight = body.freight === 0 ? (words['free'] ?? '') : moneyText(body.freight);
  show('sum', fill(words['sum'], { pieces, goods: moneyText(body.goods), freight }));
  show('total', fill(words['total'], { total: moneyText(body.total) }));
  const gifts = body.gifts.map((gift) => `${gift.title} ×${gift.quantity}`).join(' ');
  show('gifts', gifts ? fill(words['gifts'], { items: gifts }) : '');
}

function tell(name: string, text: string): void {
  const place = form.querySelector<HTMLElement>(`[data-for="${name}"]`);
  if (!place) return;
  place.textContent = text;
  place.hidden = text === '';
  field(name).setAttribute('aria-invalid', String(text !== ''));
}

/** True where everything that must be filled in is; the first gap gets the cursor. */
function isComplete(): boolean {
  const gaps = ['name', 'phone', 'province', 'detail'].filter((name) => field(name).value.trim() === '');
  for (const name of ['name', 'phone', 'province', 'detail'])
    tell(name, gaps.includes(name) ? (words['missing'] ?? '') : '');
  if (gaps[0]) field(gaps[0]).focus();
  return gaps.length === 0;
}

function refuse(problem: Problem | undefined): void {
  if (!problem) return show('refusal', words['offline'] ?? '');
  if (problem.code === 'TOTALS_DIFFER') {
    void price();
    return show('refusal', words['changed'] ?? '');
  }
  const at = problem.field === 'city' || problem.field === 'district' ? 'province' : (problem.field ?? '');
  const text = [problem.title, problem.remedy].filter(Boolean).join(' ');
  if (!form.querySelector(`[data-for="${at}"]`)) return show('refusal', text);
  tell(at, text);
  field(at).focus();
}

async function send(): Promise<void> {
  show('refusal', '');
  if (!isComplete()) return;
  const values = kinds.concat('website').map((name) => [name, field(name).value.trim()] as const);
  const order = { lines: lines(), total, ...Object.assign({}, ...values.map(([name, value]) => ({ [name]: value }))) };
  const content = JSON.stringify(order);
  if (sending.content !== content) sending = { content, key: `${Date.now()}-${Math.random()}-${Math.random()}` };
  submit.disabled = true;
  const { body, problem } = await fetchJson<{ path: string }>('/api/portal/orders', order, sending.key);
  submit.disabled = false;
  if (!body) return refuse(problem);
  localStorage.removeItem(kept);
  location.href = body.path;
}

const places = followPlaces(form, words['choose'] ?? '');

form.addEventListener('click', (event) => {
  const step = (event.target as HTMLElement).getAttribute('data-step');
  const input = step && (event.target as HTMLElement).parentElement?.querySelector<HTMLInputElement>('[data-sku]');
  if (!input) return;
  input.value = String(Math.min(999, Math.max(0, Math.floor(Number(input.value) || 0) + Number(step))));
  keep();
  void price();
});
form.addEventListener('change', (event) => {
  keep();
  if ((event.target as HTMLElement).hasAttribute('data-sku')) void price();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void send();
});
void restore().then(price);
