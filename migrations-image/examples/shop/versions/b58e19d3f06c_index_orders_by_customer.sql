-- index orders by customer
--
-- Revision ID: b58e19d3f06c
-- Revises: 0a6d42f8e7b5
-- Create Date: 2026-03-02 07:58:50.913377

-- upgrade: autocommit
CREATE INDEX CONCURRENTLY orders_customer_id_placed_at_idx ON orders (customer_id, placed_at DESC);

-- downgrade: autocommit
DROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_placed_at_idx;
