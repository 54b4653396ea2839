package dev.athanor.operator.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what goes into a status to what the CRD takes: one member that is too long loses the whole
 * write.
 */
final class Fitting {
  private static final String CUT = "…";

  private Fitting() {}

  static String text(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit - CUT.length()) + CUT;
  }

  static <T> @Nullable List<T> list(@Nullable List<T> list, int limit) {
    return list == null || list.size() <= limit ? list : List.copyOf(list.subList(0, limit));
  }
}
