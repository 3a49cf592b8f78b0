/** What the benches ask of it; the tools themselves are plain JavaScript. */
export function findChromium(): string | undefined;
