package dev.athanor.engine.catalog;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An object of a schema, described by what makes it differ from another.
 *
 * <p>Neither an object's place among its siblings (a column's number) nor its oid, owner or content
 * belongs to the description.
 *
 * @param name the name with its schema and, where it has one, its table, quoted as SQL needs it:
 *     {@code shop.orders.status}; of a routine with the types of its arguments
 * @param parent the name of the table, view or domain that the object is made and dropped with, of
 *     a grant what it is for; null for one that stands alone
 * @param attributes what the server says of it, by the attribute's name; what has no value is not
 *     there
 */
public record CatalogObject(
    Kind kind, String name, @Nullable String parent, Map<String, String> attributes)
    implements Comparable<CatalogObject> {

  /** The attribute of a column that a partition or child has from its parent: the parent's name. */
  public static final String INHERITED_FROM = "inherited from";

  private static final Comparator<CatalogObject> ORDER =
      Comparator.comparing(CatalogObject::kind).thenComparing(CatalogObject::name);

  public CatalogObject {
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** What identifies an object in its database. */
  public record Key(Kind kind, String name) {}

  /** What identifies this one. */
  public Key key() {
    return new Key(kind, name);
  }

  /** The attribute's value; null where it has none. */
  public @Nullable String attribute(String attribute) {
    return attributes.get(attribute);
  }

  @Override
  public int compareTo(CatalogObject other) {
    return ORDER.compare(this, other);
  }
}
