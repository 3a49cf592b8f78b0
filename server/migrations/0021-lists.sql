-- The late orders of a place are one probe: the index by place and due time, whatever the stage. (OT-2.1)

create index orders_place_late on orders (shop_id, coalesce(warehouse_id, '00000000-0000-0000-0000-000000000000'::uuid), next_due_at, id)
  where stage not in ('closed', 'cancelled');
