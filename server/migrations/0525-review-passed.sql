-- A review that passes by rule as a whole stands in its round: of each step what it looked at, the hash of that, and the verdicts.
-- Where this is null the round's steps have rows in review_steps.

alter table review_rounds add column passed jsonb;

-- A round is written behind its order's lock, and no order is ever deleted: what would look the order up and lock it again goes,
-- as it is missing from the steps and decisions.
alter table review_rounds drop constraint review_rounds_order_id_fkey;
