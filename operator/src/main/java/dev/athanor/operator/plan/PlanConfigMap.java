package dev.athanor.operator.plan;

import dev.athanor.api.v1alpha1.Limits;
import dev.athanor.operator.job.OwnedBy;
import dev.athanor.operator.observe.Labels;
import dev.athanor.operator.observe.Snapshot.Identity;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The ConfigMap in which a person reads what would be run. */
public final class PlanConfigMap {
  /** The key of the SQL; what does not fit there as a whole is whole under the second one. */
  public static final String KEY = "plan.sql";

  /** The key of the SQL as gzip packs it. */
  public static final String PACKED = "plan.sql.gz";

  /** Kubernetes takes 1,048,576 bytes of values and keys together. */
  private static final int ROOM = 1_000_000;

  /** How much of what is packed can be read without unpacking. */
  private static final int BEGINNING = 32_768;

  private static final String SUFFIX = "-plan";

  private PlanConfigMap() {}

  /** The name for a resource of that name, which may be as long as names get. */
  public static String name(String resource) {
    int room = Limits.NAME - SUFFIX.length();
    String stem = resource.length() <= room ? resource : resource.substring(0, room);
    return stem.replaceAll("[.-]+$", "") + SUFFIX;
  }

  /** Whether it belongs to that resource: a ConfigMap of this name may be anybody's. */
  public static boolean isOf(ConfigMap map, Identity owner) {
    return map.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> owner.uid().equals(reference.getUid()));
  }

  /** The ConfigMap with the SQL of this plan. */
  public static ConfigMap of(Identity owner, String planId, String sql) {
    String name = name(owner.name());
    var map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(owner.namespace())
            .addToLabels(Labels.MANAGED_BY, Labels.ATHANOR)
            .addToAnnotations(Labels.MIGRATION, owner.name())
            .addToAnnotations(Labels.PLAN, planId)
            .withOwnerReferences(OwnedBy.reference(owner))
            .endMetadata();
    int bytes = bytes(sql);
    if (bytes <= ROOM) {
      return map.addToData(KEY, sql).build();
    }
    byte[] packed = packed(sql);
    if (packed.length <= ROOM - 2 * BEGINNING) {
      return map.addToBinaryData(PACKED, Base64.getEncoder().encodeToString(packed))
          .addToData(KEY, beginning(sql, BEGINNING, bytes, unpack(name, owner.namespace())))
          .build();
    }
    return map.addToData(KEY, beginning(sql, ROOM - BEGINNING, bytes, null)).build();
  }

  private static String unpack(String name, String namespace) {
    return "kubectl get configmap %s -n %s -o jsonpath='{.binaryData.plan\\.sql\\.gz}' | base64 -d | gunzip"
        .formatted(name, namespace);
  }

  private static String beginning(String sql, int room, int bytes, @Nullable String unpack) {
    int end = Math.min(sql.length(), room);
    while (bytes(sql.substring(0, end)) > room) {
      end -= Math.max(1, end / 64);
    }
    String kept = sql.substring(0, sql.lastIndexOf('\n', end - 1) + 1);
    String rest =
        unpack == null
            ? "The rest does not fit into a ConfigMap; the scripts are in the image."
            : "All of it is in this ConfigMap under %s:\n-- %s".formatted(PACKED, unpack);
    return "%s\n-- Cut here: these are the first %,d of %,d bytes. %s\n"
        .formatted(kept, bytes(kept), bytes, rest);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static byte[] packed(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
