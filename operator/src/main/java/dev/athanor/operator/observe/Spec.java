package dev.athanor.operator.observe;

import dev.athanor.api.v1alpha1.DatabaseMigrationSpec;
import org.jspecify.annotations.Nullable;

/** What the spec says: something that can be worked on, or why it cannot. */
public sealed interface Spec permits Desired, InvalidSpec {

  /** Reads a spec as it is stored, with every default filled in. */
  static Spec of(@Nullable DatabaseMigrationSpec spec) {
    return DesiredReader.read(spec);
  }
}
