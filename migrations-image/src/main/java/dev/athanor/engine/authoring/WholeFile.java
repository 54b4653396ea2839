package dev.athanor.engine.authoring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Puts files on the disk whole, or not at all, and never over another. */
final class WholeFile {

  private WholeFile() {}

  /**
   * Makes a file of this text, and the folders above it.
   *
   * @throws FileAlreadyExistsException if there is a file, a folder or a link of that name
   */
  static void create(Path file, String text) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Files.createDirectories(folder);
    // Hidden, so that whoever loads the folder meanwhile passes it by.
    Path begun = folder.resolve("." + file.getFileName() + "." + RevisionId.random());
    try {
      fill(begun, text);
      give(begun, file);
    } finally {
      Files.deleteIfExists(begun);
    }
  }

  private static void fill(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** A link fails where the name is taken, in one step; a move would look first. */
  private static void give(Path begun, Path file) throws IOException {
    try {
      Files.createLink(file, begun);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.move(begun, file);
    }
  }

  /** Why a file was not made, as a sentence. */
  static AuthoringException notWritten(Path file, IOException e) {
    String reason =
        e instanceof FileAlreadyExistsException
            ? "there is one already, and it stays as it is"
            : e instanceof AccessDeniedException
                ? "this user may not write there; give it the right to"
                : e instanceof FileSystemException failed && failed.getReason() != null
                    ? String.valueOf(failed.getReason())
                    : String.valueOf(e.getMessage());
    return new AuthoringException("The file %s is not written: %s".formatted(file, reason), e);
  }
}
