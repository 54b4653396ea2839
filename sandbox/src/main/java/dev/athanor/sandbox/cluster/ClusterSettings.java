package dev.athanor.sandbox.cluster;

import java.util.Properties;

/**
 * How this machine builds images and brings them to the cluster. Commands are lines for {@code sh};
 * they find the image's reference in {@code $IMAGE}, the folder with its Dockerfile in {@code
 * $FOLDER} and the image with the Java in {@code $BASE}.
 *
 * @param build makes an image
 * @param load brings an image that was built to every node; empty where the nodes have what was
 *     built
 * @param base what the operator and the runner are built on
 * @param postgres the server's image, which the nodes have or can pull
 * @param helm the program
 */
public record ClusterSettings(
    String build, String load, String base, String postgres, String helm) {

  private static final String DOCKER_BUILD =
      "docker build --quiet --build-arg BASE=\"$BASE\" --tag \"$IMAGE\" \"$FOLDER\"";

  /**
   * Reads {@code cluster.images.build}, {@code cluster.images.load}, {@code cluster.images.base},
   * {@code cluster.images.postgres} and {@code cluster.helm}; each has a default.
   */
  public static ClusterSettings of(Properties given) {
    return new ClusterSettings(
        given.getProperty("cluster.images.build", DOCKER_BUILD),
        given.getProperty("cluster.images.load", ""),
        given.getProperty("cluster.images.base", "eclipse-temurin:25-jdk"),
        given.getProperty("cluster.images.postgres", "postgres:18"),
        given.getProperty("cluster.helm", "helm"));
  }
}
