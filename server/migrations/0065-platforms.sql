-- What a platform last told of an order may come from a file or from the platform itself: a file is known as of when its
-- bytes reached us, a platform's message as of the platform's own time of the last change.
alter table order_sources rename column import_id to source_id;
alter table order_sources add column platform_at timestamptz;
