package dev.athanor.api.v1alpha1;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** Keeps one PostgreSQL database at the schema revision that {@code spec.targetRevision} names. */
@Group("athanor.dev")
@Version("v1alpha1")
@Kind("DatabaseMigration")
@Singular("databasemigration")
@Plural("databasemigrations")
@ShortNames("dbm")
public final class DatabaseMigration
    extends CustomResource<DatabaseMigrationSpec, DatabaseMigrationStatus> implements Namespaced {
  private static final long serialVersionUID = 1L;
}
