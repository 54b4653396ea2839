package dev.athanor.sandbox.kubernetes;

import dev.athanor.sandbox.waiting.Await;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** The CRD as the crds module packs it. */
public final class CrdManifest {
  static final String RESOURCE = "/META-INF/fabric8/databasemigrations.athanor.dev.yaml";
  private static final Duration SERVED_WITHIN = Duration.ofSeconds(30);

  private CrdManifest() {}

  /** Applies the CRD and waits until the server serves it. */
  public static void install(KubernetesClient client) {
    try (InputStream manifest = CrdManifest.class.getResourceAsStream(RESOURCE)) {
      if (manifest == null) {
        throw new IllegalStateException("The CRD is not on the class path: " + RESOURCE);
      }
      install(client, manifest);
    } catch (IOException e) {
      throw new UncheckedIOException("The CRD cannot be read", e);
    }
  }

  /** The same for any manifest of one CRD. */
  static void install(KubernetesClient client, InputStream manifest) {
    Resource<CustomResourceDefinition> crd =
        client.apiextensions().v1().customResourceDefinitions().load(manifest);
    CustomResourceDefinition applied =
        client.resource(crd.item()).forceConflicts().serverSideApply();
    String plural = applied.getSpec().getNames().getPlural();
    String version = applied.getSpec().getVersions().get(0).getName();
    String path = "/apis/%s/%s/%s".formatted(applied.getSpec().getGroup(), version, plural);
    // An established CRD is not yet a served one: the list itself is what one waits for.
    Await.until("the API serves " + plural, SERVED_WITHIN, () -> client.raw(path) != null);
  }
}
