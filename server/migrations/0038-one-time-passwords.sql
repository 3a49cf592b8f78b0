-- A password that somebody else set serves for one sign-in: the person chooses an own one first. When a key was last used.
alter table staff add column password_once boolean not null default false;
alter table api_keys add column last_used_at timestamptz;
