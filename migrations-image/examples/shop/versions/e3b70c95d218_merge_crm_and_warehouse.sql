-- merge crm and warehouse
--
-- Revision ID: e3b70c95d218
-- Revises: d91f4a7c30be, 74cf06e1a8d3
-- Create Date: 2026-02-16 10:00:12.405538

-- upgrade

-- downgrade
