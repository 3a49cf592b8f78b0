-- Lists of what is open across shops, in their own sequence: whoever sees all or several shops reads no more than is shown.

create index questions_open_all on questions (recipient, asked_at, id) where state = 'open';
create index exceptions_open_all on exceptions (due_at, id) where state in ('open', 'taken');
