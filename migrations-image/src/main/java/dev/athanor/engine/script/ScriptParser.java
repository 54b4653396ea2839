package dev.athanor.engine.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one script, line by line, and collects everything that is wrong with it. */
final class ScriptParser {

  /** Characters; a longer one is no marker and no field. */
  private static final int LONGEST_COMMENT = 1 << 20;

  private final Path file;
  private final Path opened;
  private final int mostKept;
  private final ScriptHeader header;
  private final List<OpenPart> parts = new ArrayList<>();

  /** The line of the first marker before the Revision ID, where it is none; 0 without one. */
  private int markerBeforeId;

  /** The beginning of a comment that came piece by piece; null outside one. */
  private @Nullable StringBuilder longComment;

  private final List<Finding> findings = new ArrayList<>();

  /** A part whose end has not been seen. */
  private record OpenPart(PartMarker marker, PartLines lines) {

    int line() {
      return lines.markerLine();
    }
  }

  /** A script and the lines on which its header fields stand, for what is found out later. */
  record Parsed(Script script, Map<HeaderField, Integer> lines) {

    int line(HeaderField field) {
      return lines.getOrDefault(field, 1);
    }
  }

  private ScriptParser(Path opened, Path named, int mostKept) {
    this.file = named;
    this.opened = opened;
    this.mostKept = mostKept;
    this.header = new ScriptHeader(named, (sentence, line) -> find(line, sentence));
  }

  /**
   * Parses a text that is in memory, and keeps its parts there.
   *
   * @throws ScriptException with all findings
   */
  static Parsed parse(Path file, byte[] bytes) {
    try (ScriptLines lines = ScriptLines.of(file, bytes)) {
      return new ScriptParser(file, file, Integer.MAX_VALUE).parse(lines);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can be read", e);
    }
  }

  /**
   * Parses a file.
   *
   * @param mostKept how many characters of a part are kept
   * @throws ScriptException with all findings of this file
   */
  static Parsed parse(ScriptFiles.Found found, int mostKept) {
    try (ScriptLines lines = ScriptFiles.lines(found)) {
      return new ScriptParser(found.file(), found.named(), mostKept).parse(lines);
    } catch (IOException e) {
      throw new ScriptException(List.of(new Finding(found.named(), 0, ScriptFiles.unreadable(e))));
    }
  }

  private Parsed parse(ScriptLines lines) throws IOException {
    while (lines.next()) {
      if (lines.begins() && lines.ends()) {
        read(lines.piece(), lines.number());
      } else {
        readPiece(lines);
      }
    }
    header.checkId();
    if (!findings.isEmpty()) {
      throw new ScriptException(findings);
    }
    return new Parsed(
        new Script(
            file,
            header.revision(),
            header.documentation(),
            header.createDate(),
            whole(PartMarker.Part.UPGRADE),
            whole(PartMarker.Part.DOWNGRADE)),
        header.lines());
  }

  private void read(String line, int number) {
    Optional<PartMarker> marker = marker(line, number);
    if (marker.isPresent()) {
      open(marker.get(), number);
    } else if (!parts.isEmpty()) {
      header.refuseField(line, number);
      parts.get(parts.size() - 1).lines.add(line, number, true);
    } else if (line.strip().startsWith("--")) {
      header.comment(line.strip(), number);
    } else if (line.isBlank()) {
      header.blankLine();
    } else {
      findOnce(
          number,
          markerBeforeId == 0
              ? "SQL before the first part; put a line `-- upgrade` before it"
              : "SQL before the Revision ID; the header comes first, and the parts after it");
    }
  }

  /** Only a comment is looked at as a whole, for it may be a marker or a field. */
  private void readPiece(ScriptLines lines) {
    if (lines.begins() && PartMarker.mayBegin(lines.piece())) {
      longComment = new StringBuilder(lines.piece());
      return;
    }
    if (longComment == null) {
      addPiece(lines.piece(), lines.number(), lines.begins());
      return;
    }
    longComment.append(lines.piece());
    if (lines.ends()) {
      read(longComment.toString(), lines.number());
    } else if (longComment.length() <= LONGEST_COMMENT) {
      return;
    } else {
      addPiece(longComment.toString(), lines.number(), true);
    }
    longComment = null;
  }

  private void addPiece(String piece, int number, boolean begins) {
    if (!parts.isEmpty()) {
      parts.get(parts.size() - 1).lines.add(piece, number, begins);
    } else if (begins) {
      read(piece, number);
    }
  }

  /** Before its Revision ID a script can only speak of itself, so `-- Upgrade` is its message. */
  private Optional<PartMarker> marker(String line, int number) {
    Optional<PartMarker> marker = PartMarker.read(line);
    if (!header.hasId()) {
      if (markerBeforeId == 0 && marker.isPresent()) {
        markerBeforeId = number;
      }
      return Optional.empty();
    }
    marker.flatMap(PartMarker::fault).ifPresent(sentence -> find(number, sentence));
    return marker;
  }

  private void open(PartMarker marker, int number) {
    part(marker.part())
        .ifPresent(
            earlier ->
                find(
                    number,
                    "a second `-- %s`; the first is on line %d"
                        .formatted(marker.part().written(), earlier.line())));
    parts.add(new OpenPart(marker, new PartLines(opened, number, mostKept)));
  }

  private Optional<OpenPart> part(PartMarker.Part wanted) {
    for (OpenPart part : parts) {
      if (part.marker.part() == wanted) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  private Optional<ScriptPart> whole(PartMarker.Part wanted) {
    return part(wanted).map(part -> part.lines.whole(part.marker.autocommit()));
  }

  private void findOnce(int line, String sentence) {
    if (findings.stream().noneMatch(finding -> finding.sentence().equals(sentence))) {
      find(line, sentence);
    }
  }

  private void find(int line, String sentence) {
    findings.add(new Finding(file, line, sentence));
  }
}
