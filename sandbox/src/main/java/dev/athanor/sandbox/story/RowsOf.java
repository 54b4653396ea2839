package dev.athanor.sandbox.story;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.sandbox.tenant.Row;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/** Shows every change as {@code kubectl get dbm --watch} does. */
record RowsOf(Narrator narrator) implements ResourceEventHandler<DatabaseMigration> {

  @Override
  public void onAdd(DatabaseMigration added) {
    narrator.row(Row.of(added));
  }

  @Override
  public void onUpdate(DatabaseMigration before, DatabaseMigration after) {
    narrator.row(Row.of(after));
  }

  @Override
  public void onDelete(DatabaseMigration last, boolean finalStateUnknown) {
    narrator.say(last.getMetadata().getName() + " is gone.");
  }
}
