package dev.athanor.engine.script;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment of the form {@code -- name: value}.
 *
 * @param name without the blanks around it; whether it is the name of a field is another question
 * @param value without the blanks around it
 */
record HeaderLine(String name, String value) {

  /** No quantifier gives back what it took, so that no line takes long. */
  private static final Pattern FORM =
      Pattern.compile(
          "--\\s*+([A-Za-z][A-Za-z_\\s]*+):\\s*+(.*+)",
          Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);

  static Optional<HeaderLine> read(String line) {
    if (line.startsWith("-- ")) {
      int at = 3;
      while (at < line.length() && isPlain(line.charAt(at))) {
        at++;
      }
      if (at == line.length()) {
        return Optional.empty();
      }
      if (at > 3 && line.charAt(at) == ':' && line.charAt(3) != ' ' && line.charAt(3) != '_') {
        return Optional.of(
            new HeaderLine(line.substring(3, at).strip(), line.substring(at + 1).strip()));
      }
    }
    Matcher matcher = FORM.matcher(line);
    return matcher.matches()
        ? Optional.of(new HeaderLine(matcher.group(1).strip(), matcher.group(2).strip()))
        : Optional.empty();
  }

  /** What nearly every name of a field is made of; the pattern has the rest. */
  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || c == '_';
  }
}
