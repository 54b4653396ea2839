-- create customers
--
-- Revision ID: 1f3c8a2b9d04
-- Revises:
-- Create Date: 2026-01-12 09:14:03.220418

-- upgrade
CREATE TABLE customers (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email      text NOT NULL,
    full_name  text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT customers_email_key UNIQUE (email)
);

COMMENT ON TABLE customers IS 'People who have an account in the shop';

-- downgrade
DROP TABLE customers;
