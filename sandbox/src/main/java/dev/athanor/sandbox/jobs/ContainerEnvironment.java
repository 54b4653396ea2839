package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The environment of a container, with what Secrets, ConfigMaps and the Pod itself give to it. */
final class ContainerEnvironment {
  private static final Pattern REFERENCE = Pattern.compile("\\$(\\$|\\(([-._a-zA-Z0-9]+)\\))");

  private final KubernetesClient client;

  ContainerEnvironment(KubernetesClient client) {
    this.client = client;
  }

  /**
   * @throws NotStartedException CreateContainerConfigError when something that is not optional is
   *     missing
   */
  Map<String, String> of(Pod pod, Container container) throws NotStartedException {
    Map<String, String> environment = new LinkedHashMap<>();
    for (EnvVar variable : container.getEnv()) {
      String value =
          variable.getValueFrom() == null
              ? expanded(variable.getValue() == null ? "" : variable.getValue(), environment)
              : from(pod, variable.getValueFrom());
      if (value != null) {
        environment.put(variable.getName(), value);
      }
    }
    return environment;
  }

  private @Nullable String from(Pod pod, EnvVarSource source) throws NotStartedException {
    String namespace = pod.getMetadata().getNamespace();
    if (source.getSecretKeyRef() != null) {
      var ref = source.getSecretKeyRef();
      Secret secret = client.secrets().inNamespace(namespace).withName(ref.getName()).get();
      String encoded = secret == null ? null : value(secret.getData(), ref.getKey());
      if (encoded != null) {
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      }
      return missing(ref.getOptional(), secret == null, "secret", ref.getName(), ref.getKey(), pod);
    }
    if (source.getConfigMapKeyRef() != null) {
      var ref = source.getConfigMapKeyRef();
      ConfigMap map = client.configMaps().inNamespace(namespace).withName(ref.getName()).get();
      String value = map == null ? null : value(map.getData(), ref.getKey());
      return value != null
          ? value
          : missing(ref.getOptional(), map == null, "configmap", ref.getName(), ref.getKey(), pod);
    }
    return source.getFieldRef() == null ? null : field(pod, source.getFieldRef().getFieldPath());
  }

  private static @Nullable String value(@Nullable Map<String, String> data, String key) {
    return data == null ? null : data.get(key);
  }

  private static @Nullable String missing(
      @Nullable Boolean optional, boolean object, String kind, String name, String key, Pod pod)
      throws NotStartedException {
    if (Boolean.TRUE.equals(optional)) {
      return null;
    }
    String message =
        object
            ? "%s \"%s\" not found".formatted(kind, name)
            : "couldn't find key %s in %s %s/%s"
                .formatted(key, kind, pod.getMetadata().getNamespace(), name);
    throw new NotStartedException("CreateContainerConfigError", message);
  }

  private static String field(Pod pod, String path) {
    return switch (path) {
      case "metadata.name" -> pod.getMetadata().getName();
      case "metadata.namespace" -> pod.getMetadata().getNamespace();
      case "metadata.uid" -> pod.getMetadata().getUid();
      case "spec.nodeName" -> PodFactory.NODE;
      default -> "";
    };
  }

  /** {@code $(NAME)} as in commands and arguments; an unknown name stays as it is. */
  static List<String> expanded(List<String> words, Map<String, String> environment) {
    return words.stream().map(word -> expanded(word, environment)).toList();
  }

  private static String expanded(String word, Map<String, String> environment) {
    return REFERENCE
        .matcher(word)
        .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(value(match, environment)));
  }

  private static String value(MatchResult match, Map<String, String> environment) {
    return match.group(2) == null ? "$" : environment.getOrDefault(match.group(2), match.group());
  }
}
