-- add order status
--
-- Revision ID: a0d95f1b6c78
-- Revises: 8c41d7e6f350
-- Create Date: 2026-01-27 08:47:19.554002

-- upgrade
CREATE TYPE order_status AS ENUM ('open', 'paid', 'shipped', 'cancelled');

ALTER TABLE orders ADD COLUMN status order_status NOT NULL DEFAULT 'open';

-- downgrade
ALTER TABLE orders DROP COLUMN status;
DROP TYPE order_status;
