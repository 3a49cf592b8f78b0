-- The clock of an exception starts again when it is opened again; when it was first opened stays as it was.
alter table exceptions add column started_at timestamptz;
update exceptions set started_at = opened_at;
alter table exceptions alter column started_at set not null;

-- What was opened lately, and what of it had come back: the orders behind the recurrence rate.
create index exceptions_recent on exceptions (shop_id, opened_at desc, id desc);
create index exceptions_recurred on exceptions (shop_id, opened_at desc, id desc) where recurred;

-- What nobody has taken yet, by department; what a person still has to improve.
create index exceptions_free on exceptions (department_id, due_at, id) where state in ('open', 'taken') and person_id is null;
create index exceptions_owed on exceptions (plan_person_id, due_at) where improvement in ('planned', 'reopened');
