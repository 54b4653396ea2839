-- create stock
--
-- Revision ID: 2e8ab35d94c1
-- Revises: a0d95f1b6c78
-- Branch Labels: warehouse
-- Create Date: 2026-02-04 09:03:44.286617

-- upgrade
CREATE TABLE stock (
    product_id bigint PRIMARY KEY REFERENCES products (id) ON DELETE CASCADE,
    on_hand    integer NOT NULL DEFAULT 0 CHECK (on_hand >= 0),
    changed_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO stock (product_id) SELECT id FROM products;

-- downgrade
DROP TABLE stock;
