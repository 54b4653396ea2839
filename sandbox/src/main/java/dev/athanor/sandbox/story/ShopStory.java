package dev.athanor.sandbox.story;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.sandbox.tenant.Migration;
import java.sql.SQLException;
import java.util.List;

/** The example shop's database through three months of releases. */
final class ShopStory {
  static final String ORDERS = "8c41d7e6f350";
  static final String ORDER_STATUS = "a0d95f1b6c78";
  static final String CRM = "d91f4a7c30be";
  static final String WAREHOUSE = "74cf06e1a8d3";
  static final String MERGED = "e3b70c95d218";
  static final String TOTALS = "0a6d42f8e7b5";
  static final String INDEXED = "b58e19d3f06c";
  static final String HEAD = "f2c7a85b1e49";

  private static final String CUSTOMERS_WHO_ORDER =
      """
      INSERT INTO customers (email, full_name)
      SELECT 'c' || n || '@example.org', 'Ada ' || n FROM generate_series(1, 1000) n;
      INSERT INTO orders (customer_id) SELECT id FROM customers;
      INSERT INTO order_items (order_id, line, product_id, quantity, price_cents)
      SELECT o.id, 1, (SELECT min(id) FROM products), 2, 1450 FROM orders o;
      """;

  private ShopStory() {}

  static List<Act> acts() {
    return List.of(
        new Act("A database, and the revision it should be at", ShopStory::begin),
        new Act("The next release: one edit of targetRevision", to(ORDER_STATUS)),
        new Act("Two teams, two branches", ShopStory::branches),
        new Act("The branches are merged", to(MERGED)),
        new Act("A data migration", ShopStory::totals),
        new Act("An index, built without locking the table", ShopStory::index),
        new Act("Rolled back, by an edit of the spec", ShopStory::rollback),
        new Act("A release with a mistake in its SQL", ShopStory::mistake),
        new Act("Repaired, and up to head", ShopStory::repair));
  }

  private static Act.Play to(String revision) {
    return stage -> {
      edit(stage, "targetRevision: \"" + revision + "\"");
      stage.migration().awaitReadyAt(revision);
    };
  }

  private static void edit(Stage stage, String spec) {
    stage.narrator().say("spec " + spec.strip().replace("\n", ", "));
    stage.migration().edit(spec);
  }

  private static void begin(Stage stage) throws SQLException {
    ShopImages.push(stage);
    stage.migration().create(ShopImages.RELEASE_1, ORDERS, "");
    stage.migration().awaitReadyAt(ORDERS);
    stage.sql(CUSTOMERS_WHO_ORDER);
    stage.narrator().say("The shop opens: 1000 customers order.");
  }

  private static void branches(Stage stage) throws SQLException {
    to(CRM).on(stage);
    edit(stage, "targetRevision: \"" + WAREHOUSE + "\"");
    DatabaseMigration both = stage.migration().awaitReady();
    stage.narrator().say("Both are applied: " + both.getStatus().currentRevision());
  }

  private static void totals(Stage stage) throws SQLException {
    to(TOTALS).on(stage);
    String filled = stage.query("SELECT count(*) FROM orders WHERE total_cents = 2900");
    expect(filled.equals("1000"), "every order has its total, but %s have".formatted(filled));
    stage.narrator().say(filled + " orders have their total now.");
  }

  private static void index(Stage stage) throws SQLException {
    to(INDEXED).on(stage);
    String valid =
        stage.query(
            "SELECT indisvalid FROM pg_index WHERE indexrelid ="
                + " 'orders_customer_id_placed_at_idx'::regclass");
    expect(valid.equals("t"), "the index is valid, but pg_index says " + valid);
    stage.narrator().say("PostgreSQL says the index is valid.");
  }

  private static void rollback(Stage stage) throws SQLException {
    to(MERGED).on(stage);
    String column =
        stage.query(
            "SELECT count(*) FROM information_schema.columns"
                + " WHERE table_name = 'orders' AND column_name = 'total_cents'");
    expect(column.equals("0"), "the column total_cents is gone");
    stage.narrator().say("Index and column are gone; the orders are all there.");
  }

  private static void mistake(Stage stage) {
    edit(stage, "image: " + ShopImages.RELEASE_2 + "\ntargetRevision: head");
    DatabaseMigration stalled = stage.migration().awaitStalled("MigrationFailed");
    Migration.condition(stalled, "Ready")
        .ifPresent(ready -> stage.narrator().say(String.valueOf(ready.message())));
  }

  private static void repair(Stage stage) throws SQLException {
    edit(stage, "image: " + ShopImages.RELEASE_2_FIXED);
    stage.migration().awaitReadyAt(ShopImages.NEW_REVISION);
    String row = stage.query("SELECT version_num FROM alembic_version");
    expect(row.equals(ShopImages.NEW_REVISION), "alembic_version says so too, but it has " + row);
  }

  private static void expect(boolean holds, String sentence) {
    if (!holds) {
      throw new StoryFailedException("Expected: " + sentence);
    }
  }
}
