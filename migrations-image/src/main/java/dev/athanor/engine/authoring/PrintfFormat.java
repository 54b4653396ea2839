package dev.athanor.engine.authoring;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One conversion of Python's {@code %} operator, for words and whole numbers that are not negative.
 *
 * @param flags of {@code # 0 - +} and the blank
 * @param width the least number of characters
 * @param precision the least number of digits, or the most characters of a word; negative where
 *     none is given
 * @param conversion its letter
 */
record PrintfFormat(String flags, int width, int precision, char conversion) {

  private static final Pattern MODIFIERS =
      Pattern.compile("([#0\\- +]*)(\\d{0,3})(?:\\.(\\d{0,3}))?");

  private static final String OF_NUMBERS = "diuoxX";

  /**
   * Reads what stands after the token.
   *
   * @throws IllegalArgumentException with a sentence, if it is nothing that is understood
   */
  static PrintfFormat of(String modifiers, String conversion) {
    Matcher matcher = MODIFIERS.matcher(modifiers);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("`" + modifiers + "` is no width");
    }
    if (conversion.length() != 1 || ("s" + OF_NUMBERS).indexOf(conversion.charAt(0)) < 0) {
      throw new IllegalArgumentException("after the token there is s for text or d for a number");
    }
    return new PrintfFormat(
        matcher.group(1),
        number(matcher.group(2)),
        matcher.group(3) == null ? -1 : number(matcher.group(3)),
        conversion.charAt(0));
  }

  private static int number(String digits) {
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /** Formats a {@link String} or a {@link Long}. */
  String format(Object value) {
    if (conversion == 's') {
      return padded("", cut(value.toString()), " ");
    }
    if (!(value instanceof Long number)) {
      throw new IllegalArgumentException("this token is text; write it with s");
    }
    String sign = has('+') ? "+" : has(' ') ? " " : "";
    String digits = digits(number);
    return padded(
        sign + (has('#') ? prefix() : ""),
        "0".repeat(Math.max(0, precision - digits.length())) + digits,
        has('0') ? "0" : " ");
  }

  private String cut(String text) {
    int length = text.codePointCount(0, text.length());
    return precision < 0 || precision >= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, precision));
  }

  private String digits(long number) {
    return switch (conversion) {
      case 'o' -> Long.toOctalString(number);
      case 'x' -> Long.toHexString(number);
      case 'X' -> Long.toHexString(number).toUpperCase(Locale.ROOT);
      default -> Long.toString(number);
    };
  }

  private String prefix() {
    return OF_NUMBERS.indexOf(conversion) < OF_NUMBERS.indexOf('o') ? "" : "0" + conversion;
  }

  private String padded(String before, String text, String pad) {
    String whole = before + text;
    String fill = pad.repeat(Math.max(0, width - whole.codePointCount(0, whole.length())));
    if (has('-')) {
      return whole + fill.replace('0', ' ');
    }
    return pad.equals("0") ? before + fill + text : fill + whole;
  }

  private boolean has(char flag) {
    return flags.indexOf(flag) >= 0;
  }
}
