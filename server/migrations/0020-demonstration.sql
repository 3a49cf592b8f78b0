-- The making of the demonstration company: when its story ends, how far it has got, and who is at it.

-- True while a past is being written under a moved clock: what judges by the present waits until it is over.
alter table installation add column history_open boolean not null default false check (not history_open or purpose in ('demo', 'test'));

create table demonstration (
  one boolean primary key default true check (one),
  -- The end of the story: the company's time when the making began. The same start and seed give the same story.
  started_at timestamptz not null,
  seed int not null,
  -- Whoever makes it now; a second maker takes over by putting its own id here.
  maker uuid,
  phase text not null default 'company' check (phase in ('company', 'people', 'goods', 'orders', 'done')),
  done int not null default 0,
  of int not null default 0,
  signins_shown boolean not null default false,
  ready_at timestamptz
) with (fillfactor = 50);
