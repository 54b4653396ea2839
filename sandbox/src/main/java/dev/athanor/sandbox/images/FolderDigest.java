package dev.athanor.sandbox.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Names the content of a folder. */
public final class FolderDigest {
  private FolderDigest() {}

  /** {@code sha256:…}, the same for the same names and contents, wherever the folder is. */
  public static String of(Path folder) {
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

  /** The files in it, in the order of their names. */
  public static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
