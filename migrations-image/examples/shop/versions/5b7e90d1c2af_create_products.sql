-- create products
--
-- Revision ID: 5b7e90d1c2af
-- Revises: 1f3c8a2b9d04
-- Create Date: 2026-01-12 10:02:41.907113

-- upgrade
CREATE TABLE products (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku         text NOT NULL,
    name        text NOT NULL,
    price_cents integer NOT NULL,
    CONSTRAINT products_sku_key UNIQUE (sku),
    CONSTRAINT products_price_cents_check CHECK (price_cents >= 0)
);

INSERT INTO products (sku, name, price_cents) VALUES
    ('MUG-01', 'Enamel mug', 1450),
    ('TEA-07', 'Darjeeling; first flush, 100 g', 1890),
    ('POT-02', 'Teapot, 1 l', 3900);

-- downgrade
DROP TABLE products;
