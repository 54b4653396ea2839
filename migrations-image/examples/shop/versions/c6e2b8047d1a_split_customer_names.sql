-- split customer names
--
-- Revision ID: c6e2b8047d1a
-- Revises: a0d95f1b6c78
-- Branch Labels: crm
-- Create Date: 2026-02-03 16:12:30.001846

-- upgrade
ALTER TABLE customers ADD COLUMN given_name text, ADD COLUMN family_name text;

-- Everything before the last space is the given name.
UPDATE customers
SET given_name  = coalesce(substring(full_name FROM '^(.*) [^ ]+$'), full_name),
    family_name = coalesce(substring(full_name FROM ' ([^ ]+)$'), '');

ALTER TABLE customers
    ALTER COLUMN given_name SET NOT NULL,
    ALTER COLUMN family_name SET NOT NULL,
    DROP COLUMN full_name;

-- downgrade
ALTER TABLE customers ADD COLUMN full_name text;

UPDATE customers SET full_name = btrim(given_name || ' ' || family_name);

ALTER TABLE customers
    ALTER COLUMN full_name SET NOT NULL,
    DROP COLUMN given_name,
    DROP COLUMN family_name;
