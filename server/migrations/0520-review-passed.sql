-- A review that passes by rule as a whole stands in its round: of each step what it looked at, the hash of that, and the verdicts.
-- Where this is null the round's steps have rows in review_steps.

alter table review_rounds add column passed jsonb;
