package dev.athanor.engine.offline;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names in a script: in quotes where they need them, as SQLAlchemy writes them. */
final class Identifier {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  /** PostgreSQL's reserved words (its manual, appendix C), with those that SQLAlchemy adds. */
  private static final Set<String> RESERVED =
      Set.of(
          """
          all analyse analyze and any array as asc asymmetric authorization between binary both
          case cast check collate collation column concurrently constraint create cross
          current_catalog current_date current_role current_schema current_time current_timestamp
          current_user default deferrable desc distinct do else end except false fetch for foreign
          freeze from full grant group having ilike in initially inner intersect into is isnull
          join lateral leading left like limit localtime localtimestamp natural new not notnull
          null of off offset old on only or order outer over overlaps placing primary references
          returning right select session_user similar some symmetric system_user table tablesample
          then to trailing true union unique user using variadic verbose when where window with
          """
              .strip()
              .split("\\s+"));

  private Identifier() {}

  static String of(String name) {
    return PLAIN.matcher(name).matches() && !RESERVED.contains(name.toLowerCase(Locale.ROOT))
        ? name
        : '"' + name.replace("\"", "\"\"") + '"';
  }
}
