package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * Keeps one PostgreSQL database at the schema revision that {@code spec.targetRevision} names.
 *
 * <p>The columns of {@code kubectl get} come in the order given here.
 */
@Group("athanor.dev")
@Version("v1alpha1")
@Kind("DatabaseMigration")
@Singular("databasemigration")
@Plural("databasemigrations")
@ShortNames("dbm")
@Categories("databases")
@JsonClassDescription(
    "Keeps one PostgreSQL database at the schema revision that spec.targetRevision names, upward or"
        + " downward.")
@AdditionalPrinterColumn(
    name = "Current",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.currentRevision")
@AdditionalPrinterColumn(
    name = "Target",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".spec.targetRevision")
@AdditionalPrinterColumn(
    name = "Ready",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Status",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(
    name = "Migrated",
    type = AdditionalPrinterColumn.Type.DATE,
    jsonPath = ".status.lastMigrationTime")
@AdditionalPrinterColumn(
    name = "Age",
    type = AdditionalPrinterColumn.Type.DATE,
    jsonPath = ".metadata.creationTimestamp")
@AdditionalPrinterColumn(
    name = "Pending",
    type = AdditionalPrinterColumn.Type.INTEGER,
    jsonPath = ".status.pending",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Engine",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".spec.engine",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Image",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".spec.image",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    priority = 1)
@ValidationRule(
    value = "!has(self.spec.dependsOn) || self.spec.dependsOn.all(d, d.name != self.metadata.name)",
    fieldPath = ".spec.dependsOn",
    message = "dependsOn must not name the DatabaseMigration itself: it would wait for ever")
public final class DatabaseMigration
    extends CustomResource<DatabaseMigrationSpec, DatabaseMigrationStatus> implements Namespaced {
  private static final long serialVersionUID = 1L;
}
