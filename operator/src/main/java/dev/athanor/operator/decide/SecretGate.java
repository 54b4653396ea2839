package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.SecretView;
import dev.athanor.operator.observe.Snapshot;
import java.util.Optional;

/** Is the Secret there, and does it say how to reach the database? */
final class SecretGate implements Gate {
  @Override
  public Optional<Decision> check(Snapshot snapshot) {
    String name = snapshot.spec() instanceof Desired desired ? desired.secretName() : "";
    if (snapshot.secret() instanceof SecretView.Missing) {
      return hold(
          Reason.SECRET_NOT_FOUND,
          "Secret %s, named in spec.database.secretRef, is not in namespace %s. Create it, or correct the name."
              .formatted(name, snapshot.identity().namespace()));
    }
    if (snapshot.secret() instanceof SecretView.Unusable unusable) {
      return hold(Reason.SECRET_INVALID, "Secret %s: %s".formatted(name, unusable.message()));
    }
    return Optional.empty();
  }

  private static Optional<Decision> hold(Reason reason, String message) {
    return Optional.of(
        new Decision.Hold(Standing.of(reason, message), Optional.empty(), Optional.empty()));
  }
}
