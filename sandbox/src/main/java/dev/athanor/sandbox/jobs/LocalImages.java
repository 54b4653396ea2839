package dev.athanor.sandbox.jobs;

import dev.athanor.sandbox.files.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A registry whose images are folders. A tag is read anew at every pull; what was pulled once stays
 * there under its digest, also after the tag has moved or the folder has changed. Beside it, what
 * was loaded onto the node by hand, which has a tag alone. Thread-safe.
 */
public final class LocalImages implements AutoCloseable {
  private final Map<String, Path> tags = new ConcurrentHashMap<>();
  private final Map<String, Path> loaded = new ConcurrentHashMap<>();
  private final Map<String, LocalImage> pulled = new ConcurrentHashMap<>();
  private final TemporaryFolder store = TemporaryFolder.create("images");

  /**
   * Pushes an image, or moves its tag.
   *
   * @param reference repository and tag, for example {@code shop/migrations:1.4.0}
   * @param folder what is the working directory of its containers; holds {@code versions/}
   */
  public void push(String reference, Path folder) {
    tags.put(reference, existing(folder));
  }

  /** Loads an image onto the node without a registry: nothing but its tag names it. */
  public void load(String reference, Path folder) {
    loaded.put(reference, existing(folder));
  }

  private static Path existing(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("an image is a folder, and this is none: " + folder);
    }
    return folder;
  }

  /** Removes a tag; what was pulled stays. */
  public void remove(String reference) {
    tags.remove(reference);
  }

  /** A fault: the registry and the node lose the image of this name and digest. */
  public void lose(String imageId) {
    pulled.remove(imageId);
  }

  /** The image, by tag or by digest; empty when the registry has none. */
  synchronized Optional<LocalImage> pull(String reference) {
    Path onNode = loaded.get(reference);
    if (onNode != null) {
      return Optional.of(snapshot("", digest(onNode), onNode));
    }
    Path folder = tags.get(reference);
    if (folder == null) {
      return Optional.ofNullable(pulled.get(withoutTag(reference)));
    }
    String repository = repository(reference);
    String digest = digest(folder);
    return Optional.of(
        pulled.computeIfAbsent(
            repository + "@" + digest, id -> snapshot(repository, digest, folder)));
  }

  /** Where a digest is given, a tag beside it says nothing. */
  private static String withoutTag(String reference) {
    int digest = reference.indexOf('@');
    return digest < 0 ? reference : repository(reference) + reference.substring(digest);
  }

  static String repository(String reference) {
    String withoutDigest = reference.split("@", 2)[0];
    int tag = withoutDigest.indexOf(':', withoutDigest.lastIndexOf('/') + 1);
    return tag < 0 ? withoutDigest : withoutDigest.substring(0, tag);
  }

  /** The same for the same names and contents, wherever the folder is. */
  static String digest(Path folder) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Path file : files(folder)) {
        String name = folder.relativize(file).toString();
        byte[] content = Files.readAllBytes(file);
        String header = name + "\u0000" + content.length + "\u0000";
        sha256.update(header.getBytes(StandardCharsets.UTF_8));
        sha256.update(content);
      }
      return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the image folder " + folder, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private LocalImage snapshot(String repository, String digest, Path folder) {
    Path copy = store.path().resolve(digest.replace(':', '-'));
    try {
      for (Path file : files(folder)) {
        Path target = copy.resolve(folder.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (!Files.exists(target)) {
          Files.copy(file, target);
        }
      }
      Files.createDirectories(copy);
      return new LocalImage(repository, digest, copy);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy the image folder " + folder, e);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
