-- The numbers of review over a window of days: counted from an index alone, and what concerns persons from the few rounds that they
-- decided. Rounds that pass by rule, nearly all, are written once and never changed, so that the wider index costs no update.
drop index review_rounds_opened;
create index review_rounds_opened on review_rounds (opened_at, id) include (shop_id, state, by_rule) where no = 1;
create index review_rounds_by_person on review_rounds (opened_at, id) where no = 1 and not by_rule;
create index review_rounds_returned on review_rounds (opened_at, id) where no = 1 and state = 'returned';
