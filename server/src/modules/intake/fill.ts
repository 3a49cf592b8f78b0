/** Fills `{name}` in a text from parameters; an unknown name stays visible, so that a missing parameter is noticed. */
export function fill(text: string, params: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/gu, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
