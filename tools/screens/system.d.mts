export interface RunningSystem {
  address: string;
  password: string;
}

export function freePort(): Promise<number>;
export function withSystem<T>(work: (system: RunningSystem) => Promise<T>): Promise<T>;
export function openSystem(choice?: { empty?: boolean }): Promise<RunningSystem & { stop: () => Promise<void> }>;
