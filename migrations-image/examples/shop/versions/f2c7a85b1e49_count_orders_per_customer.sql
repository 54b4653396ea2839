-- count orders per customer
--
-- Revision ID: f2c7a85b1e49
-- Revises: b58e19d3f06c
-- Create Date: 2026-03-09 12:26:04.157783

-- upgrade
CREATE VIEW customer_orders AS
SELECT c.id AS customer_id,
       count(o.id) AS orders,
       coalesce(sum(o.total_cents), 0) AS total_cents,
       max(o.placed_at) AS last_order_at
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND o.status <> 'cancelled'
GROUP BY c.id;

-- downgrade
DROP VIEW customer_orders;
