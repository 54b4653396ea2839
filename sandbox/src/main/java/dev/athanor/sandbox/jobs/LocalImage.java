package dev.athanor.sandbox.jobs;

import java.nio.file.Path;

/**
 * What a Pod runs in: the content of an image as it was when it was pulled.
 *
 * @param repository the reference without tag and digest; empty where no registry has it
 * @param digest {@code sha256:…} of the content
 * @param folder a copy that nobody changes
 */
record LocalImage(String repository, String digest, Path folder) {

  /** The form in which the kubelet reports it. */
  String imageId() {
    return repository.isEmpty() ? digest : repository + "@" + digest;
  }
}
