-- create orders and order_items
--
-- Revision ID: 8c41d7e6f350
-- Revises: 5b7e90d1c2af
-- Create Date: 2026-01-19 14:30:55.118270

-- upgrade
CREATE TABLE orders (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers (id),
    placed_at   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE order_items (
    order_id    bigint NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    line        integer NOT NULL,
    product_id  bigint NOT NULL REFERENCES products (id),
    quantity    integer NOT NULL CHECK (quantity > 0),
    price_cents integer NOT NULL CHECK (price_cents >= 0),
    PRIMARY KEY (order_id, line)
);

-- downgrade
DROP TABLE order_items;
DROP TABLE orders;
