-- backfill order totals
--
-- Revision ID: 0a6d42f8e7b5
-- Revises: e3b70c95d218
-- Create Date: 2026-02-23 15:41:36.872041

-- upgrade
ALTER TABLE orders ADD COLUMN total_cents bigint;

UPDATE orders
SET total_cents = coalesce(
    (SELECT sum(i.quantity * i.price_cents) FROM order_items i WHERE i.order_id = orders.id), 0);

ALTER TABLE orders
    ALTER COLUMN total_cents SET DEFAULT 0,
    ALTER COLUMN total_cents SET NOT NULL;

-- downgrade
ALTER TABLE orders DROP COLUMN total_cents;
