package dev.athanor.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.run.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CatalogReaderIT {

  private static final VersionTable TABLE = VersionTable.named(null, null);

  @Test
  void theOrderOfStatementsLeavesNoTrace() throws SQLException {
    TestDatabase one = TestDatabase.create();
    one.execute(
        """
        CREATE SCHEMA s;
        CREATE TABLE s.a (x int PRIMARY KEY, y text NOT NULL, z date);
        CREATE TABLE s.b (x int REFERENCES s.a, note text DEFAULT 'n');
        CREATE INDEX b_note_idx ON s.b (note);
        CREATE VIEW s.v AS SELECT x, y FROM s.a;
        """);
    TestDatabase other = TestDatabase.create();
    other.execute(
        """
        SET timezone = 'Asia/Tokyo';
        CREATE SCHEMA s;
        CREATE TABLE s.b (note text, gone int, x int);
        CREATE TABLE s.a (z date, y text);
        CREATE INDEX b_note_idx ON s.b (note);
        ALTER TABLE s.b DROP COLUMN gone, ALTER COLUMN note SET DEFAULT 'n';
        ALTER TABLE s.a ADD COLUMN x int PRIMARY KEY, ALTER COLUMN y SET NOT NULL;
        ALTER TABLE s.b ADD FOREIGN KEY (x) REFERENCES s.a;
        CREATE VIEW s.v AS SELECT x, y FROM s.a;
        """);
    assertThat(Comparison.differences(read(one), read(other)))
        .extracting(Difference::text)
        .isEmpty();
    assertThat(read(one).fingerprint()).isEqualTo(read(other).fingerprint());

    other.execute("ALTER TABLE s.a ALTER COLUMN z SET NOT NULL");
    assertThat(read(one).fingerprint()).isNotEqualTo(read(other).fingerprint());
  }

  @Test
  void theConnectionIsAsItWas() throws SQLException {
    TestDatabase database = TestDatabase.create();
    try (Connection connection = database.connect();
        var statement = connection.createStatement()) {
      CatalogReader.withGrants().readWhole(connection);
      assertThat(connection.getAutoCommit()).isTrue();
      statement.execute("CREATE TABLE still_writable ()");
      CatalogReader.withoutGrants().read(connection, TABLE);
    }
    assertThat(read(database).objects())
        .extracting(CatalogObject::name)
        .contains("public.still_writable");
  }

  @Test
  void twoThousandTablesAreReadWithoutStatistics() throws SQLException {
    TestDatabase database = TestDatabase.create();
    database.execute(
        """
        DO $$ BEGIN
          FOR i IN 1..2000 LOOP
            EXECUTE format('CREATE TABLE t%s (id serial PRIMARY KEY, parent int REFERENCES %I,
              name varchar(20) NOT NULL DEFAULT ''x'', at timestamptz DEFAULT now(),
              price numeric CHECK (price > 0), a text, b text, c text, d text, e text)',
              i, 't' || greatest(1, i - 1));
            EXECUTE format('CREATE INDEX ON t%s (name) WHERE price > 1', i);
            IF i %% 100 = 0 THEN COMMIT; END IF;
          END LOOP;
        END $$
        """
            .replace("%%", "%"));
    try (Connection connection = database.connect()) {
      long start = System.nanoTime();
      Catalog catalog = CatalogReader.withoutGrants().read(connection, TABLE);
      Duration reading = Duration.ofNanos(System.nanoTime() - start);
      start = System.nanoTime();
      assertThat(Comparison.differences(catalog, catalog)).isEmpty();
      catalog.fingerprint();
      Duration comparing = Duration.ofNanos(System.nanoTime() - start);

      assertThat(catalog.objects()).hasSizeGreaterThan(2000 * (1 + 10 + 3 + 1 + 1));
      // One or two seconds on an idle machine; the limit is for a busy one.
      assertThat(reading)
          .as("reading, comparing took %s", comparing)
          .isLessThan(Duration.ofSeconds(15));
    }
    drop(database);
  }

  /** Thousands of files would keep the server from a quick end. */
  private static void drop(TestDatabase database) throws SQLException {
    String name = database.list("SELECT current_database()").get(0);
    TestDatabase.create().execute("DROP DATABASE " + name + " WITH (FORCE)");
  }

  private static Catalog read(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      return CatalogReader.withoutGrants().read(connection, TABLE);
    }
  }
}
