-- The clock of a review step counts natural or working time, as its rule says. When each warning of its ladder is due is kept
-- with the ladder once the step's turn has come, so that a new calendar moves no clock that runs.
alter table review_steps add column basis text not null default 'natural' check (basis in ('natural', 'working'));
