/** Times of forms stand in the company's zone, Beijing time, whatever the zone of the machine. */
const zoneMs = 8 * 3_600_000;

/** `2026-11-10T20:00` of an instant. */
export function localTime(instant: string): string {
  return new Date(Date.parse(instant) + zoneMs).toISOString().slice(0, 16);
}

export function instantOf(local: string): string {
  return `${local}:00+08:00`;
}
