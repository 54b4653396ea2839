-- add customer addresses
--
-- Revision ID: d91f4a7c30be
-- Revises: c6e2b8047d1a
-- Create Date: 2026-02-10 11:20:08.731905

-- upgrade
CREATE TABLE addresses (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    street      text NOT NULL,
    postcode    text NOT NULL,
    city        text NOT NULL,
    country     text NOT NULL DEFAULT 'DE' CHECK (country ~ '^[A-Z]{2}$')
);

CREATE INDEX addresses_customer_id_idx ON addresses (customer_id);

-- downgrade
DROP TABLE addresses;
