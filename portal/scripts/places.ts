/** Province, city, district: each choice brings the places below it; what has none below it asks for no more. */
import { fetchJson } from './fetch-json.ts';

const below = { province: 'city', city: 'district' } as const;

export function followPlaces(form: HTMLFormElement, choose: string) {
  const select = (name: string) => form.elements.namedItem(name) as HTMLSelectElement;

  function offer(name: string, regions: readonly { code: string; name: string }[]): void {
    const list = select(name);
    list.textContent = '';
    list.add(new Option(choose, ''));
    for (const region of regions) list.add(new Option(region.name, region.code));
    list.disabled = regions.length === 0;
  }

  async function load(name: keyof typeof below): Promise<void> {
    const code = select(name).value;
    if (name === 'province') offer('district', []);
    offer(below[name], []);
    if (code === '') return;
    const { body } = await fetchJson<{ regions: { code: string; name: string }[] }>(
      `/api/portal/regions?below=${code}`,
    );
    if (select(name).value === code) offer(below[name], body?.regions ?? []);
  }

  select('province').addEventListener('change', () => void load('province'));
  select('city').addEventListener('change', () => void load('city'));
  return { load };
}
