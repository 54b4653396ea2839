package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Tokens.Kind;
import java.util.Locale;

/**
 * What a COPY statement says of where its rows come from or go to.
 *
 * @param fromClient whether they follow it in the script
 * @param toClient whether they would go to psql's standard output
 * @param binary whether they are not text
 */
record CopyStatement(boolean fromClient, boolean toClient, boolean binary) {

  /** Reads a statement that begins with COPY. */
  static CopyStatement of(SqlStatement statement) {
    Tokens tokens = statement.tokens();
    boolean fromClient = false;
    boolean toClient = false;
    boolean binary = false;
    int depth = 0;
    String before = "";
    while (tokens.next()) {
      depth += tokens.is(Kind.OPEN) ? 1 : tokens.is(Kind.CLOSE) ? -1 : 0;
      if (depth == 0 && (tokens.is("STDIN") || tokens.is("STDOUT"))) {
        // The grammar takes either word in either direction.
        fromClient |= before.equals("FROM");
        toClient |= before.equals("TO");
      }
      binary |=
          before.equals("FORMAT")
              ? bare(tokens.text()).equals("BINARY")
              : depth == 0 && tokens.is("BINARY") && !before.equals(".");
      before = tokens.is(Kind.WORD) ? tokens.word() : tokens.text();
    }
    return new CopyStatement(fromClient, toClient, binary);
  }

  private static String bare(String written) {
    boolean quoted = written.startsWith("'") || written.startsWith("\"");
    String bare = quoted ? written.substring(1, written.length() - 1) : written;
    return bare.toUpperCase(Locale.ROOT);
  }
}
