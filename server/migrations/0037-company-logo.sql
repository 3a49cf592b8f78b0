-- The company's logos, each kept as it was taken in; the setting company.logo names the one that is shown. Public by nature.
create table company_logos (
  id uuid primary key,
  media_type text not null check (media_type in ('image/png', 'image/svg+xml')),
  content bytea not null check (octet_length(content) <= 200000),
  added_at timestamptz not null default now()
);
