package dev.athanor.engine.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.catalog.Catalog;
import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Dependency;
import dev.athanor.engine.catalog.Kind;
import dev.athanor.engine.catalog.Structure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaChangeTest {

  private static final CatalogObject TABLE = object(Kind.TABLE, "s.t", null, Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integer | bigint | TYPE bigint",
        "character varying(5) | text | TYPE text",
        "numeric(8,2) | numeric(10,2) | TYPE numeric(10,2)",
        "text | integer | TYPE integer USING c::integer",
        "boolean | integer | TYPE integer USING c::text::integer",
        "character varying(9) | character varying(5) | TYPE character varying(5)"
      })
  void aTypeIsChangedByAssignmentWhereThereIsOne(String from, String to, String action) {
    SchemaChange change = between(column("c", from), column("c", to));
    assertThat(change.statements())
        .singleElement()
        .asString()
        .endsWith("ALTER TABLE s.t ALTER COLUMN c " + action + ";");
  }

  @Test
  void whatMayLoseDataSaysSo() {
    assertThat(between(column("c", "bigint"), column("c", "integer")).statements().get(0))
        .startsWith("-- destructive: ");
    assertThat(between(column("c", "integer"), column("c", "bigint")).statements().get(0))
        .startsWith("ALTER ");
  }

  @Test
  void aDropAndAnAdditionMayBeARename() {
    assertThat(between(column("a", "text"), column("b", "text")).statements())
        .containsExactly(
            """
            -- Was s.t.a renamed to s.t.b? Then write this instead of the two, and nothing is lost:
            -- ALTER TABLE s.t RENAME COLUMN a TO b;
            -- destructive: the values of s.t.a go
            ALTER TABLE s.t DROP COLUMN a;""",
            "ALTER TABLE s.t ADD COLUMN b text;");
  }

  @Test
  void aViewGoesBeforeTheTypeOfItsColumnChangesAndComesAgain() {
    CatalogObject view = object(Kind.VIEW, "s.v", null, Map.of("definition", " SELECT c;"));
    CatalogObject from = column("c", "integer");
    CatalogObject to = column("c", "bigint");
    List<Dependency> uses = List.of(new Dependency(view.key(), from.key(), false));
    SchemaChange change =
        SchemaChange.between(
            new Structure(new Catalog(List.of(TABLE, from, view)), uses, List.of()),
            new Structure(new Catalog(List.of(TABLE, to, view)), uses, List.of()));
    assertThat(change.statements())
        .containsExactly(
            "-- s.v is made anew below: grants on it have to be repeated\nDROP VIEW s.v;",
            "ALTER TABLE s.t ALTER COLUMN c TYPE bigint;",
            "CREATE VIEW s.v AS\n SELECT c;");
  }

  @Test
  void aValueThatIsUsedWhereItIsAddedNeedsItsOwnTransaction() {
    CatalogObject two = object(Kind.TYPE, "s.e", null, Map.of("values", "'a', 'b'"));
    CatalogObject three = object(Kind.TYPE, "s.e", null, Map.of("values", "'a', 'x', 'b'"));
    CatalogObject plain = column("c", "s.e");
    CatalogObject given =
        object(
            Kind.COLUMN,
            "s.t.c",
            "s.t",
            Map.of("type", "s.e", "nullable", "NULL", "default", "'x'::s.e"));
    SchemaChange alone =
        SchemaChange.between(structure(TABLE, plain, two), structure(TABLE, plain, three));
    assertThat(alone.statements()).containsExactly("ALTER TYPE s.e ADD VALUE 'x' AFTER 'a';");
    assertThat(alone.autocommit()).isFalse();
    assertThat(
            SchemaChange.between(structure(TABLE, plain, two), structure(TABLE, given, three))
                .autocommit())
        .isTrue();
  }

  @Test
  void whatCannotBeWrittenIsTold() {
    CatalogObject plain = object(Kind.TABLE, "s.t", null, Map.of());
    CatalogObject parts = object(Kind.TABLE, "s.t", null, Map.of("partition by", "HASH (a)"));
    SchemaChange change = SchemaChange.between(structure(plain), structure(parts));
    assertThat(change.statements()).isEmpty();
    assertThat(change.notWritten())
        .containsExactly(
            "modify table s.t partition by: none -> HASH (a): a table is partitioned when it is"
                + " made or never");
  }

  private static SchemaChange between(CatalogObject found, CatalogObject wanted) {
    return SchemaChange.between(structure(TABLE, found), structure(TABLE, wanted));
  }

  private static Structure structure(CatalogObject... objects) {
    return new Structure(new Catalog(List.of(objects)), List.of(), List.of());
  }

  private static CatalogObject column(String name, String type) {
    return object(Kind.COLUMN, "s.t." + name, "s.t", Map.of("type", type, "nullable", "NULL"));
  }

  private static CatalogObject object(
      Kind kind, String name, @Nullable String parent, Map<String, String> attributes) {
    return new CatalogObject(kind, name, parent, attributes);
  }
}
