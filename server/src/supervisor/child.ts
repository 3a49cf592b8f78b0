// The child's side of the process tree: how `api` and `worker` end in good order, also when their supervisor was
// killed, and how they ask it to print something (the sign-ins of a first start).

/** What a child may tell its supervisor. */
export type ChildMessage = { type: 'announce'; lines: string[] };

export function isChildMessage(message: unknown): message is ChildMessage {
  const known = message as Partial<ChildMessage> | null;
  return (
    known?.type === 'announce' && Array.isArray(known.lines) && known.lines.every((line) => typeof line === 'string')
  );
}

/** Prints lines at the terminal of `luyue start`, or here when this process was started alone. */
export function announce(lines: string[]): void {
  const message: ChildMessage = { type: 'announce', lines };
  if (process.send) process.send(message);
  else process.stdout.write(`${lines.join('\n')}\n`);
}

const patienceMs = 10_000;

/** Runs `close` once, on SIGTERM, SIGINT or the end of the supervisor, then exits; a close that hangs is cut off. */
export function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  const end = () => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), patienceMs).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.once('disconnect', end);
}
