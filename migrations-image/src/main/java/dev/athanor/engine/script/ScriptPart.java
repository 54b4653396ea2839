package dev.athanor.engine.script;

import dev.athanor.engine.digest.Sha256;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One direction of a script.
 *
 * @param sql the text without the blank lines around it, lines ended by {@code \n}; empty for a
 *     part that does nothing
 * @param firstLine the 1-based line of the file on which {@code sql} begins
 * @param autocommit whether it runs statement by statement outside a transaction
 */
public record ScriptPart(String sql, int firstLine, boolean autocommit) {

  /** The part that these lines make, the first of which is {@code firstLine} of the file. */
  static ScriptPart of(List<String> lines, int firstLine, boolean autocommit) {
    int from = 0;
    int to = lines.size();
    while (from < to && lines.get(from).isBlank()) {
      from++;
    }
    while (to > from && lines.get(to - 1).isBlank()) {
      to--;
    }
    return new ScriptPart(
        String.join("\n", lines.subList(from, to)),
        firstLine + (from == to ? 0 : from),
        autocommit);
  }

  /** Whether there is nothing in this part. */
  public boolean isEmpty() {
    return sql.isEmpty();
  }

  /**
   * What tells an edited part from an unedited one: {@code sha256:} and the hash of the text,
   * whatever its line ends and the blanks at the ends of its lines.
   */
  public String checksum() {
    String normalized =
        sql.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
    return Sha256.of(normalized).named();
  }
}
