package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Difference.Changed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements that alter a column, in an order in which none is in another's way. */
final class ColumnAlteration {

  private static final String INSTEAD_OF = " instead of ";

  private final CatalogObject found;
  private final CatalogObject wanted;
  private final Set<String> changed;
  private final List<String> statements = new ArrayList<>();

  private ColumnAlteration(CatalogObject found, CatalogObject wanted, Set<String> changed) {
    this.found = found;
    this.wanted = wanted;
    this.changed = changed;
  }

  static List<String> of(
      List<Changed> changes, CatalogObject found, CatalogObject wanted, Side side) {
    Set<String> changed =
        changes.stream().map(Changed::attribute).collect(Collectors.toCollection(TreeSet::new));
    ColumnAlteration alteration = new ColumnAlteration(found, wanted, changed);
    alteration.alter(side);
    return alteration.statements;
  }

  /** {@code ALTER TABLE … ALTER COLUMN …} and a blank. */
  static String in(CatalogObject column) {
    return "ALTER TABLE " + column.parent() + " ALTER COLUMN " + Names.ofMember(column) + " ";
  }

  static String defaultTo(CatalogObject column, @Nullable String value) {
    return in(column) + (value == null ? "DROP DEFAULT" : "SET DEFAULT " + value);
  }

  static String nullableTo(CatalogObject column) {
    boolean strict = String.valueOf(column.attribute("nullable")).startsWith("NOT NULL");
    return in(column) + (strict ? "SET NOT NULL" : "DROP NOT NULL");
  }

  private void alter(Side side) {
    boolean retyped = changed.contains("type") || changed.contains("collation");
    boolean defaults = changed.contains("default") || retyped;
    if (changed.contains("identity") && wanted.attribute("identity") == null) {
      add("DROP IDENTITY");
    }
    if (defaults && found.attribute("default") != null) {
      add("DROP DEFAULT");
    }
    if (retyped) {
      statements.add(TypeChange.of(found, wanted, side));
    }
    if (changed.contains("nullable")) {
      nullable();
    }
    if (defaults && wanted.attribute("default") != null) {
      add("SET DEFAULT " + wanted.attribute("default"));
    }
    String identity = wanted.attribute("identity");
    if (changed.contains("identity") && identity != null) {
      identity(identity);
    }
    storage();
  }

  private void nullable() {
    boolean strict = String.valueOf(wanted.attribute("nullable")).startsWith("NOT NULL");
    statements.add(
        (strict ? "-- Fails if a row has no value here: fill it before.\n" : "")
            + nullableTo(wanted));
  }

  private void identity(String identity) {
    int end = identity.indexOf(" (");
    String kind = end < 0 ? identity : identity.substring(0, end);
    if (found.attribute("identity") == null) {
      statements.add(
          "-- Its numbers begin anew: where the table has rows, set them behind the greatest, by"
              + " setval(pg_get_serial_sequence(…), …).\n"
              + in(wanted)
              + "ADD GENERATED "
              + kind
              + " AS IDENTITY"
              + (end < 0 ? "" : identity.substring(end)));
      return;
    }
    add("SET GENERATED " + kind + (end < 0 ? plainOptions() : options(identity.substring(end))));
  }

  /** The options of an identity are shown where they are not the usual ones. */
  private String plainOptions() {
    String before = String.valueOf(found.attribute("identity"));
    return before.contains(" (")
        ? " SET START WITH 1 SET INCREMENT BY 1 SET NO MINVALUE SET NO MAXVALUE SET CACHE 1 SET NO"
            + " CYCLE"
        : "";
  }

  private static String options(String inBrackets) {
    String plain = inBrackets.substring(2, inBrackets.length() - 1);
    String set = plain.replaceAll("(START|INCREMENT|MINVALUE|MAXVALUE|CACHE|CYCLE)", "SET $1");
    return " " + (plain.contains("CYCLE") ? set : set + " SET NO CYCLE");
  }

  private void storage() {
    if (changed.contains("storage")) {
      add("SET STORAGE " + storageWanted());
    }
    if (changed.contains("options")) {
      Options.change(found.attribute("options"), wanted.attribute("options")).forEach(this::add);
    }
  }

  /** Where the server has no word for a type's own storage, the one found says which it is. */
  private String storageWanted() {
    String storage = wanted.attribute("storage");
    if (storage != null) {
      return storage.split(" ", 2)[0];
    }
    String instead = String.valueOf(found.attribute("storage"));
    int own = instead.indexOf(INSTEAD_OF);
    return own < 0 ? "DEFAULT" : instead.substring(own + INSTEAD_OF.length());
  }

  private void add(String action) {
    statements.add(in(wanted) + action);
  }
}
