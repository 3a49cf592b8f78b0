/** The line icons of the console, drawn on a 20-unit square. Each is decoration beside a word; none stands alone without a label. */
const paths = {
  home: 'M3 9.2 10 3.5l7 5.7V16a1 1 0 0 1-1 1h-3.6v-4.6H7.6V17H4a1 1 0 0 1-1-1z',
  orders: 'M5 3h10v14l-2.5-1.6L10 17l-2.5-1.6L5 17zM7.8 7h4.4M7.8 10h4.4',
  tasks: 'M3.5 5.5 5 7l2.5-3M3.5 12l1.5 1.5 2.5-3M10 6h6.5M10 12.5h6.5',
  upload: 'M10 12.5v-9M6.5 7 10 3.5 13.5 7M4 16.5h12',
  download: 'M10 3.5v9M6.5 9 10 12.5 13.5 9M4 16.5h12',
  policy: 'M5 2.8h7.2L15.5 6v11.2H5zM12 3v3.4h3.3M7.6 9.6h5M7.6 12.6h5',
  settings:
    'M10 12.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M4.7 15.3l1.4-1.4M13.9 6.1l1.4-1.4',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  bell: 'M5 13.5V9a5 5 0 0 1 10 0v4.5l1 1.2H4zM8.5 16.8h3',
  plus: 'M10 4v12M4 10h12',
  close: 'm5.5 5.5 9 9M14.5 5.5l-9 9',
  down: 'm5.5 8 4.5 4.5L14.5 8',
  left: 'M12 5 7 10l5 5',
  right: 'm8 5 5 5-5 5',
  columns: 'M3.5 4h13v12h-13zM8 4v12M12.2 4v12',
  copy: 'M7 7h9v9H7zM13 7V4H4v9h3',
  eye: 'M2.5 10S5.3 5 10 5s7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  lock: 'M5 9h10v8H5zM7.2 9V6.6a2.8 2.8 0 0 1 5.6 0V9',
  pause: 'M7 5v10M13 5v10',
  warn: 'M10 3.2 17.5 16h-15zM10 8v3.6M10 13.6v.1',
  calendar: 'M4 5.5h12v11H4zM4 9h12M7.5 3.5v4M12.5 3.5v4',
  check: 'm4.5 10.5 3.6 3.6L15.5 6.5',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6.2V10l2.6 1.6',
  people:
    'M7.5 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c0-3 2.2-4.5 5-4.5s5 1.5 5 4.5M13 4.3a3 3 0 0 1 0 5.4M14.6 12.3c1.8.6 2.9 2 2.9 4.2',
  approve: 'M10 2.8 16 5v4.6c0 3.8-2.4 6.4-6 7.6-3.6-1.2-6-3.8-6-7.6V5zM7.3 9.8l2 2 3.4-3.8',
  twice: 'm2.5 10.5 3.2 3.2L11 7.5M9.4 12.6l1.2 1.1 6.4-6.4',
  exception: 'M7 3h6l4 4v6l-4 4H7l-4-4V7zM10 6.5v4.3M10 13.3v.1',
  channel:
    'M8.2 11.8a3.2 3.2 0 0 0 4.6 0l2.9-2.9a3.2 3.2 0 0 0-4.6-4.6L10 5.4M11.8 8.2a3.2 3.2 0 0 0-4.6 0l-2.9 2.9a3.2 3.2 0 0 0 4.6 4.6l1.1-1.1',
  goods: 'M3.5 6.5 10 3l6.5 3.5v7L10 17l-6.5-3.5zM3.5 6.5 10 10l6.5-3.5M10 10v7',
  customer: 'M10 10a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 10 10zM3.8 16.8c.4-3 2.9-4.6 6.2-4.6s5.8 1.6 6.2 4.6',
  chart: 'M4 16.5V10M8 16.5V6M12 16.5V8.5M16 16.5v-13',
  wall: 'M3 4h14v9.5H3zM7.5 17h5M10 13.5V17',
  truck:
    'M2.5 5.5h9v8h-9zM11.5 8.5h3.2l2.8 2.6v2.4h-6zM6 16a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM14 16a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z',
  undo: 'M7 5 3.5 8.5 7 12M4 8.5h7.5a4 4 0 0 1 0 8H9',
  again: 'M15.5 7.5A6 6 0 1 0 16 11M16 4v3.8h-3.8',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="i"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      style={{ width: size, height: size }}
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}

export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 28 28" width={size} height={size} aria-hidden="true">
      <rect width="28" height="28" rx="7" fill="var(--a-600)" />
      <path
        d="M8 7.2h4.2v13.6H8M15.8 12.4l2.6 2.6 4-5.4"
        fill="none"
        stroke="var(--n-0)"
        strokeWidth="2.3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export type FlagColour = 'red' | 'yellow' | 'green' | 'blue' | 'purple';

/** A platform's flag in its own colour; drawn as a flag only, with its colour told in words. */
export function Flag({ colour, label }: { colour: FlagColour; label: string }) {
  return (
    <svg className="flag" viewBox="0 0 12 14" role="img" aria-label={label}>
      <path d="M1.7 1v12.4" stroke="var(--ink-3)" strokeWidth="1.3" strokeLinecap="round" />
      <path d="M2.4 1.6h8.2L8.4 4.5l2.2 2.9H2.4z" fill={`var(--flag-${colour})`} />
    </svg>
  );
}
