package dev.athanor.engine.catalog;

import dev.athanor.engine.digest.Sha256;
import java.util.List;

/**
 * A database's schema at one moment.
 *
 * @param objects sorted by kind, then name; no two have the same of both
 */
public record Catalog(List<CatalogObject> objects) {

  public Catalog {
    objects = objects.stream().sorted().toList();
  }

  /**
   * A hash of all that the objects say of themselves. Two databases of the same server version that
   * differ in nothing have the same, in whatever order their objects were made.
   *
   * @return {@code sha256:} and 64 hexadecimal digits
   */
  public String fingerprint() {
    StringBuilder text = new StringBuilder();
    for (CatalogObject object : objects) {
      measured(text, object.kind().words());
      measured(text, object.name());
      object
          .attributes()
          .forEach(
              (name, value) -> {
                measured(text, name);
                measured(text, value);
              });
      text.append('\n');
    }
    return Sha256.of(text.toString()).named();
  }

  /** With its length before it, so that no two lists of texts read the same. */
  private static void measured(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part).append(' ');
  }
}
