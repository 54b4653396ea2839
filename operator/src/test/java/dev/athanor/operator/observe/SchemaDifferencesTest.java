package dev.athanor.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.catalog.Catalog;
import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of a catalog counts, what is remembered of it, and what is said of two of them. */
class SchemaDifferencesTest {
  private static final CatalogObject ORDERS = object(Kind.TABLE, "shop.orders", null, Map.of());
  private static final CatalogObject TOTAL =
      object(Kind.COLUMN, "shop.orders.total", "shop.orders", Map.of("type", "integer"));

  private static CatalogObject object(
      Kind kind, String name, @Nullable String parent, Map<String, String> attributes) {
    return new CatalogObject(kind, name, parent, attributes);
  }

  private static List<String> own(CatalogObject... objects) {
    return OwnSchema.of(new Catalog(List.of(objects)), Set.of("shop", "\"a.\"\"b\""))
        .objects()
        .stream()
        .map(CatalogObject::name)
        .toList();
  }

  @Test
  void objectsAreNamedAndNoValuesShown() {
    Catalog before = new Catalog(List.of(ORDERS, TOTAL));
    Catalog now =
        new Catalog(
            List.of(
                ORDERS,
                object(
                    Kind.COLUMN,
                    "shop.orders.total",
                    "shop.orders",
                    Map.of("type", "bigint", "default", "'s3cret'")),
                object(Kind.VIEW, "shop.open", null, Map.of("definition", "SELECT 1"))));

    assertThat(SchemaDifferences.between(before, now))
        .containsExactly(
            "changed column shop.orders.total (default, type)", "added view shop.open");
    assertThat(SchemaDifferences.between(now, before)).contains("removed view shop.open");
  }

  @Test
  void whatStandsInOtherSchemasDoesNotCount() {
    assertThat(
            own(
                ORDERS,
                object(Kind.SCHEMA, "shop", null, Map.of()),
                object(Kind.SCHEMA, "billing", null, Map.of()),
                object(Kind.TABLE, "billing.orders", null, Map.of()),
                object(Kind.TABLE, "shop2.orders", null, Map.of()),
                object(Kind.TABLE, "\"a.\"\"b\".t", null, Map.of()),
                object(Kind.EXTENSION, "citext", null, Map.of("schema", "shop")),
                object(Kind.EXTENSION, "pgaudit", null, Map.of("schema", "public"))))
        .containsExactly("shop", "citext", "\"a.\"\"b\".t", "shop.orders");
  }

  @Test
  void partitionsComeAndGo() {
    assertThat(
            own(
                ORDERS,
                object(Kind.TABLE, "shop.orders_1", null, Map.of("partition of", "shop.orders")),
                object(Kind.COLUMN, "shop.orders_1.total", "shop.orders_1", Map.of())))
        .containsExactly("shop.orders");
  }

  @Test
  void anIndexThatIsBeingMadeAnewIsNotAnotherIndex() {
    assertThat(
            own(
                object(Kind.INDEX, "shop.orders_total", "shop.orders", Map.of()),
                object(Kind.INDEX, "shop.orders_total_ccnew", "shop.orders", Map.of()),
                object(Kind.INDEX, "shop.\"Total_ccold1\"", "shop.orders", Map.of())))
        .containsExactly("shop.orders_total");
  }

  @Test
  void whatIsKeptIsWhatWasSeen() {
    Catalog catalog =
        new Catalog(
            List.of(
                ORDERS,
                TOTAL,
                object(Kind.FUNCTION, "shop.f()", null, Map.of("definition", "é".repeat(70_000)))));

    assertThat(KeptCatalog.of(catalog).open()).isEqualTo(catalog);
    assertThat(KeptCatalog.of(catalog).bytes()).isLessThan(1_000);
  }

  @Test
  void theSchemaOfTheStatusIsRememberedForAsLongAsTheStatusSpeaksOfIt() {
    var catalogs = new KeptCatalogs();
    var first = new SchemaReader.Reading(new Catalog(List.of(ORDERS)), "17");
    var second = new SchemaReader.Reading(new Catalog(List.of(ORDERS, TOTAL)), "17");
    var third = new SchemaReader.Reading(new Catalog(List.of()), "17");

    String left = catalogs.see("uid", first, Optional.empty()).fingerprint();

    assertThat(catalogs.see("uid", second, Optional.of(left)).since().orElseThrow().differences())
        .containsExactly("added column shop.orders.total");
    assertThat(catalogs.see("uid", third, Optional.of(left)).since().orElseThrow().differences())
        .containsExactly("removed table shop.orders");
    assertThat(catalogs.see("uid", first, Optional.of(left)).since().orElseThrow().differences())
        .isEmpty();
    assertThat(catalogs.see("other", second, Optional.of(left)).since()).isEmpty();
  }
}
