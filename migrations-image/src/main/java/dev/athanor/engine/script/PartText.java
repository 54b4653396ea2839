package dev.athanor.engine.script;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;

/** The text of a part: a short one is kept, a long one is read from its file again. */
public sealed interface PartText {

  /** Of a part that does nothing. */
  PartText EMPTY = new Held("");

  /** Reads it from its beginning, see {@link ScriptPart#open}. */
  Reader open() throws IOException;

  /** See {@link ScriptPart#checksum}. */
  String checksum();

  /** See {@link ScriptPart#sql}. */
  Optional<String> whole(int most) throws IOException;

  /** In memory. */
  record Held(String sql) implements PartText {

    @Override
    public Reader open() {
      return new StringReader(sql);
    }

    @Override
    public Optional<String> whole(int most) {
      return sql.length() <= most ? Optional.of(sql) : Optional.empty();
    }

    @Override
    public String checksum() {
      return PartChecksum.of(sql);
    }
  }

  /**
   * In a file.
   *
   * @param file as it is opened
   * @param lastLine of the text
   * @param checksum when the file was read first
   * @param length in characters
   */
  record InFile(Path file, int firstLine, int lastLine, String checksum, long length)
      implements PartText {

    @Override
    public Reader open() throws IOException {
      return new PartReader(this, ScriptFiles.lines(file, file));
    }

    @Override
    public Optional<String> whole(int most) throws IOException {
      if (length > most) {
        return Optional.empty();
      }
      StringWriter sql = new StringWriter((int) length);
      try (Reader text = open()) {
        text.transferTo(sql);
      }
      return Optional.of(sql.toString());
    }
  }
}
