-- take shipped items from stock
--
-- Revision ID: 74cf06e1a8d3
-- Revises: 2e8ab35d94c1
-- Create Date: 2026-02-11 13:55:27.640190

-- upgrade
CREATE FUNCTION take_from_stock() RETURNS trigger
LANGUAGE plpgsql AS $body$
BEGIN
    UPDATE stock
    SET on_hand = on_hand - i.quantity, changed_at = now()
    FROM order_items i
    WHERE i.order_id = NEW.id AND i.product_id = stock.product_id;
    RETURN NEW;
END;
$body$;

CREATE TRIGGER orders_take_from_stock
    AFTER UPDATE OF status ON orders
    FOR EACH ROW
    WHEN (NEW.status = 'shipped' AND OLD.status IS DISTINCT FROM 'shipped')
    EXECUTE FUNCTION take_from_stock();

-- downgrade
DROP TRIGGER orders_take_from_stock ON orders;
DROP FUNCTION take_from_stock();
