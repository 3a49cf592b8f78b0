/** Numbers as people write them: 300, 两百, 三十五, 半. Pure. */
const digits: Record<string, number> = { 一: 1, 二: 2, 两: 2, 俩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const powers: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

export function numberOf(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Number(text);
  if (text === '半') return 0.5;
  let sum = 0;
  let digit = 0;
  for (const letter of text) {
    const power = powers[letter];
    if (power !== undefined) {
      sum += (digit || 1) * power;
      digit = 0;
    } else if (digits[letter] !== undefined) digit = digits[letter];
    else return undefined;
  }
  return sum + digit || undefined;
}
