package dev.athanor.operator.observe;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names the image that really ran: the repository as the spec wrote it, at the digest that the
 * kubelet resolved.
 */
final class ImageDigest {
  private static final String DIGEST = "@sha256:";

  /** What containerd calls an archive that was loaded under a digest: no registry has it. */
  private static final Pattern LOADED = Pattern.compile("(?:.*/)?import-\\d{4}-\\d{2}-\\d{2}@.*");

  private ImageDigest() {}

  static Optional<String> of(Pod pod, String container, ContainerStatus status) {
    if (status.getImageID() == null || status.getImageID().isEmpty()) {
      return Optional.empty();
    }
    return pod.getSpec().getContainers().stream()
        .filter(c -> container.equals(c.getName()))
        .map(Container::getImage)
        .findFirst()
        .map(image -> pinned(image, status.getImageID()));
  }

  /** Without a repository digest (an image that was loaded, not pulled) the tag is all there is. */
  static String pinned(String image, String imageId) {
    int at = imageId.indexOf(DIGEST);
    return at < 0 || LOADED.matcher(imageId).matches()
        ? image
        : repository(image) + imageId.substring(at);
  }

  private static String repository(String image) {
    int digest = image.indexOf('@');
    String name = digest < 0 ? image : image.substring(0, digest);
    int tag = name.lastIndexOf(':');
    return tag > name.lastIndexOf('/') ? name.substring(0, tag) : name;
  }
}
