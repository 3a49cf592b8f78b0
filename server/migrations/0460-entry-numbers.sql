-- Passes by any rule within a period, and pairs by the moment at which they were seen: what the numbers of entry count.
create index rule_passes_time on rule_passes (passed_at, order_id);
create index duplicates_time on duplicates (found_at, order_b);
