package dev.athanor.operator.testing;

import dev.athanor.operator.observe.SchemaView;
import java.util.List;
import java.util.Optional;

/** Schemas as they are read. */
public final class Schemas {
  public static final String TAKEN_WITH = "catalog reader aaaa on PostgreSQL 17.1";

  private Schemas() {}

  /** The schema as the run left it. */
  public static SchemaView asLeft() {
    return changed("as left");
  }

  /** Another schema than the run left, and how it differs from that. */
  public static SchemaView changed(String fingerprint, String... differences) {
    return new SchemaView(
        fingerprint,
        TAKEN_WITH,
        Optional.of(new SchemaView.Since("as left", List.of(differences))));
  }

  /** The same, as an operator reads it that has not seen the one before. */
  public static SchemaView unexplained(String fingerprint) {
    return new SchemaView(fingerprint, TAKEN_WITH, Optional.empty());
  }

  /** The same, taken with something else. */
  public static SchemaView takenWith(String something, SchemaView schema) {
    return new SchemaView(schema.fingerprint(), something, Optional.empty());
  }
}
