/** The seller's remark and flag have no field of their own at Shopify: a note attribute and a tag hold them, both ways. */
export const remarkAttribute = '卖家备注';

const flags = ['none', 'purple', 'blue', 'green', 'yellow', 'red'];
const flagTag = /^(?:旗帜|flag):(\w+)$/u;

export function flagOfTags(tags: string): number {
  const found = tags.split(',').flatMap((tag) => flagTag.exec(tag.trim())?.[1] ?? []);
  return Math.max(0, flags.indexOf(found[0] ?? 'none'));
}

/** The same tags with this flag instead of another. */
export function tagsWithFlag(tags: string, flag: string): string {
  const others = tags.split(',').flatMap((tag) => (tag.trim() === '' || flagTag.test(tag.trim()) ? [] : tag.trim()));
  return [...others, ...(flag === 'none' ? [] : [`flag:${flag}`])].join(', ');
}
