// Which pages of the console serve which clauses: coverage counts them, and the clause page links to them.
// A path is written as the console's router writes it.

export const pages: readonly { path: string; clauses: readonly string[] }[] = [
  { path: '/orders', clauses: ['OS-1', 'OT-2.1', 'OT-2.3', 'PD-3.1', 'PD-3.3'] },
  { path: '/orders/new', clauses: ['OS-2.1', 'OS-2.2', 'OS-2.3', 'CC-2.1', 'CC-2.2'] },
  {
    path: '/orders/$orderId',
    clauses: ['OT-3.1', 'OT-4.4', 'CC-2.3', 'CC-2.4', 'CC-2.5', 'PD-3.1', 'PD-3.2', 'PD-3.4', 'OS-8.1'],
  },
  { path: '/inbox', clauses: ['OS-1', 'OS-2.3', 'OT-3.1', 'OT-4.2'] },
  { path: '/review', clauses: ['OS-3.1', 'OS-3.2', 'OS-3.3'] },
  { path: '/imports', clauses: ['OS-2.1', 'OS-2.2', 'CC-2.1'] },
  { path: '/imports/$importId', clauses: ['OS-2.2', 'CC-2.2'] },
  { path: '/policy', clauses: ['OT-6', 'PD-7', 'PD-6.3'] },
  { path: '/people', clauses: ['CC-1', 'CC-7.2', 'OS-8.3'] },
  { path: '/settings', clauses: ['OS-8.3'] },
];
