package dev.athanor.sandbox.jobs;

import dev.athanor.sandbox.files.TemporaryFolder;
import dev.athanor.sandbox.images.FolderDigest;
import dev.athanor.sandbox.images.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A registry whose images are folders. A tag is read anew at every pull; what was pulled once stays
 * there under its digest, also after the tag has moved or the folder has changed. Beside it, what
 * was loaded onto the node by hand, which has a tag alone. Thread-safe.
 */
public final class LocalImages implements Images {
  private final Map<String, Path> tags = new ConcurrentHashMap<>();
  private final Map<String, Path> loaded = new ConcurrentHashMap<>();
  private final Map<String, LocalImage> pulled = new ConcurrentHashMap<>();
  private final TemporaryFolder store = TemporaryFolder.create("images");

  @Override
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

  @Override
  public void remove(String reference) {
    tags.remove(reference);
  }

  /** A fault: the registry and the node lose the image of this name and digest. */
  public void lose(String imageId) {
    pulled.remove(imageId);
  }

  /** Nothing is left to do: a tag is read anew at every pull. */
  @Override
  public void publish() {}

  /** The image, by tag or by digest; empty when the registry has none. */
  synchronized Optional<LocalImage> pull(String reference) {
    Path onNode = loaded.get(reference);
    if (onNode != null) {
      return Optional.of(snapshot("", FolderDigest.of(onNode), onNode));
    }
    Path folder = tags.get(reference);
    if (folder == null) {
      return Optional.ofNullable(pulled.get(withoutTag(reference)));
    }
    String repository = repository(reference);
    String digest = FolderDigest.of(folder);
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

  private LocalImage snapshot(String repository, String digest, Path folder) {
    Path copy = store.path().resolve(digest.replace(':', '-'));
    try {
      for (Path file : FolderDigest.files(folder)) {
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
