package dev.athanor.sandbox.tenant;

import dev.athanor.sandbox.Sandbox;
import dev.athanor.sandbox.kubernetes.Namespaces;
import dev.athanor.sandbox.postgres.SandboxDatabase;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** One namespace, and what its owner does in it. */
public final class Tenant {
  private final Sandbox sandbox;
  private final String namespace;

  private Tenant(Sandbox sandbox, String namespace) {
    this.sandbox = sandbox;
    this.namespace = namespace;
  }

  /** Creates the namespace where it is not there; nothing but restricted Pods runs in it. */
  public static Tenant in(Sandbox sandbox, String namespace) {
    Namespaces.create(sandbox.client(), namespace);
    return new Tenant(sandbox, namespace);
  }

  public String namespace() {
    return namespace;
  }

  /**
   * Creates an empty database and the Secret {@code <name>-db} with its URL under {@code uri}.
   *
   * @param name of a Secret's prefix; dashes become underscores in the database
   */
  public SandboxDatabase createDatabase(String name) {
    String unique = (namespace + "_" + name).replace('-', '_');
    SandboxDatabase database = sandbox.postgres().createDatabase(unique);
    writeSecret(name + "-db", database);
    return database;
  }

  /** Writes or replaces a Secret with the database's URL. */
  public void writeSecret(String secretName, SandboxDatabase database) {
    writeSecret(secretName, Map.of("uri", database.url()));
  }

  /** Writes or replaces a Secret; the values as they are, not encoded. */
  public void writeSecret(String secretName, Map<String, String> values) {
    SecretBuilder secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName(secretName)
            .withNamespace(namespace)
            .endMetadata();
    values.forEach(
        (key, value) ->
            secret.addToData(
                key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    sandbox.client().resource(secret.build()).forceConflicts().serverSideApply();
  }

  /** The resource of this name, there or not. */
  public Migration migration(String name) {
    return new Migration(sandbox.client(), sandbox.images(), namespace, name);
  }
}
