/**
 * The sign-ins of the demonstration company: one password for all that are shown, from LUYUE_DEMO_PASSWORD or made up, given
 * out once at the terminal and kept nowhere. A making that was killed before they were shown makes up another. (OS-8.3)
 */
import { randomInt } from 'node:crypto';
import { roles as roleWords, type RoleId } from '../../../../contract/vocabulary.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { peopleCache } from '../people/index.ts';
import { must } from './set-up.ts';
import type { Stage } from './stage.ts';
import type { DemoPerson } from './staff.ts';

const words = [
  'amber',
  'apple',
  'autumn',
  'bamboo',
  'birch',
  'breeze',
  'canal',
  'cedar',
  'cherry',
  'cinder',
  'cloud',
  'coral',
  'cotton',
  'crane',
  'dawn',
  'delta',
  'ember',
  'falcon',
  'fennel',
  'ferry',
  'garden',
  'ginger',
  'harbor',
  'hazel',
  'heron',
  'indigo',
  'island',
  'jasmine',
  'juniper',
  'kettle',
  'lantern',
  'lotus',
  'maple',
  'meadow',
  'mellow',
  'mountain',
  'nectar',
  'oasis',
  'olive',
  'orchard',
  'osprey',
  'pebble',
  'pepper',
  'plum',
  'prairie',
  'quartz',
  'quill',
  'rain',
  'river',
  'saffron',
  'sesame',
  'silver',
  'sparrow',
  'spring',
  'summer',
  'sunset',
  'tea',
  'thunder',
  'timber',
  'valley',
  'velvet',
  'willow',
  'winter',
  'zephyr',
] as const;

/** Easy to read aloud and to type; enough for an account that locks itself after a few wrong tries. */
function madeUpPassword(): string {
  const word = () => words[randomInt(words.length)];
  return `${word()}-${word()}-${word()}-${randomInt(10, 100)}`;
}

/** Sets the passwords and answers the lines to print. */
export async function giveSignIns(
  stage: Stage,
  staff: readonly DemoPerson[],
  wanted: string | undefined,
): Promise<string[]> {
  const shown = staff.filter((one) => one.signsIn);
  if (wanted && (await setPasswords(stage, shown, wanted))) return table(shown, `${wanted}（LUYUE_DEMO_PASSWORD）`);
  const password = madeUpPassword();
  if (!(await setPasswords(stage, shown, password))) throw new Error('a password that was made up is refused');
  const note = wanted
    ? [
        'LUYUE_DEMO_PASSWORD 太弱（至少 8 位，不含账号名），已另行生成。It is too weak (8 characters or more, without an account’s name); another was made up.',
      ]
    : [];
  return [...note, ...table(shown, password)];
}

/** All or none: false where the password is too easy to guess for one of them. */
async function setPasswords(stage: Stage, shown: readonly DemoPerson[], password: string): Promise<boolean> {
  const { value: people } = await stage.kernel.caches.get(peopleCache);
  const ids = shown.map(({ account }) => must(people.byAccount.get(account), account).id);
  const results = await Promise.allSettled(
    ids.map((staffId) => stage.act('people.set-password', { staffId, password })),
  );
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    if (result.reason instanceof Refusal && result.reason.code === 'PASSWORD_TOO_WEAK') return false;
    throw result.reason;
  }
  return true;
}

/** Chinese letters are two columns wide at a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(1, width - widthOf(text)));

function table(shown: readonly DemoPerson[], password: string): string[] {
  const rows = shown.map(({ account, name, roles }) => {
    const role = roleWords[roles[0] as RoleId];
    return `  ${padded(account, 16)}${padded(name, 10)}${padded(role.zh, 14)}${role.en}`;
  });
  return [
    '',
    '演示公司的登录账号，只显示这一次。The demonstration company’s sign-ins, shown this once.',
    `密码 password: ${password}`,
    '',
    ...rows,
    '',
  ];
}
