/** The step of an order that was chosen in the palette: the order's page takes it up once it is open, and only once. */
let wanted: { orderId: string; action: string } | undefined;
const watchers = new Set<() => void>();

export function wantStep(orderId: string, action: string): void {
  wanted = { orderId, action };
  for (const watcher of watchers) watcher();
}

/** Gives the step that was wanted of this order, and forgets it. */
export function takeWantedStep(orderId: string): string | undefined {
  if (wanted?.orderId !== orderId) return undefined;
  const { action } = wanted;
  wanted = undefined;
  return action;
}

export function onWantedStep(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
