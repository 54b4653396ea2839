package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Tokens.Kind;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which functions a query calls. A SELECT that stands in a migration by itself is there
 * for what its functions do; those of PostgreSQL that migrations use take no data away.
 */
final class Calls {

  private static final Set<String> HARMLESS =
      words(
          """
          abs array_agg array_length array_to_string avg bool_and bool_or btrim ceil
          clock_timestamp concat concat_ws convert_from count currval current_database
          current_schema current_setting date_part date_trunc decode encode floor format
          format_type gen_random_uuid generate_series has_column_privilege
          has_database_privilege has_function_privilege has_schema_privilege
          has_sequence_privilege has_table_privilege hashtext inet_client_addr initcap
          json_agg json_build_object jsonb_agg jsonb_build_object lastval left length lower
          lpad ltrim max md5 min mod nextval now obj_description pg_advisory_lock
          pg_advisory_unlock pg_advisory_xact_lock pg_get_constraintdef pg_get_indexdef
          pg_get_serial_sequence pg_get_viewdef pg_notify pg_relation_size pg_sleep
          pg_sleep_for pg_table_is_visible pg_table_size pg_total_relation_size
          pg_try_advisory_lock pg_try_advisory_xact_lock pg_typeof quote_ident quote_literal
          quote_nullable random regexp_replace repeat replace right round row_number rpad
          rtrim set_config setval split_part statement_timestamp string_agg sum timeofday
          to_char to_date to_number to_regclass to_regproc to_regtype to_timestamp
          transaction_timestamp trunc unnest upper version
          """);

  /** Words of SQL that may stand before a parenthesis and call nothing of a user's. */
  private static final Set<String> NO_CALL =
      words(
          """
          all and any array as between bit by case cast char character coalesce cube decimal
          distinct else end except exists extract fetch filter float from greatest group
          grouping having ilike in intersect interval into is join lateral least like limit
          materialized not nullif numeric offset on only or over overlay position precision
          recursive rollup row select sets similar some substring table then time timestamp
          trim union using values varbit varchar varying when where with within
          """);

  private Calls() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** The name of the first function that may do anything; null where there is none. */
  static @Nullable String firstOfUnknown(Tokens tokens) {
    String schema = "";
    String name = "";
    boolean behindDot = false;
    boolean alias = false;
    while (tokens.next()) {
      if (tokens.is(Kind.WORD) || tokens.is(Kind.QUOTED_NAME)) {
        alias = name.equalsIgnoreCase("as");
        schema = behindDot ? schema : "";
        name = tokens.text();
        behindDot = false;
      } else if (tokens.is(Kind.OTHER) && tokens.text().equals(".")) {
        schema = name;
        behindDot = true;
      } else {
        if (tokens.text().equals("(") && !name.isEmpty() && !alias && !isHarmless(schema, name)) {
          return schema.isEmpty() ? name : schema + "." + name;
        }
        name = "";
      }
    }
    return null;
  }

  private static boolean isHarmless(String schema, String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return schema.isEmpty()
        ? HARMLESS.contains(folded) || NO_CALL.contains(folded)
        : schema.equalsIgnoreCase("pg_catalog") && HARMLESS.contains(folded);
  }
}
