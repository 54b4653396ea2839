package dev.athanor.sandbox.images;

import java.nio.file.Path;

/** Images of migrations, by reference, as their pipeline pushes them. */
public interface Images extends AutoCloseable {

  /**
   * Pushes an image, or moves its tag.
   *
   * @param reference repository and tag, for example {@code shop/migrations:1.4.0}
   * @param folder what is the working directory of its containers; holds {@code versions/}
   */
  void push(String reference, Path folder);

  /** Removes a tag; what was pulled stays. */
  void remove(String reference);

  /** Everything pushed so far, as its folder is now, can be pulled from here on. */
  void publish();

  @Override
  void close();
}
