package dev.athanor.engine.sql;

import dev.athanor.engine.sql.Tokens.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the actions of an ALTER TABLE, ALTER FOREIGN TABLE or ALTER TYPE, one after the other. */
final class AlterActions {

  private final Tokens tokens;
  private boolean more;
  private int depth;

  private AlterActions(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * The first action that can lose data; null where none can.
   *
   * @param tokens at TABLE or TYPE
   */
  static @Nullable String firstThatLoses(Tokens tokens) {
    AlterActions actions = new AlterActions(tokens);
    actions.passName();
    while (actions.more) {
      String loss = actions.read();
      if (loss != null) {
        return loss;
      }
      actions.passRest();
    }
    return null;
  }

  private boolean next() {
    more = tokens.next();
    return more;
  }

  private boolean nextIs(String word) {
    return next() && tokens.is(word);
  }

  /** To the first action; a table may be called {@code if}, and nothing else is ever before it. */
  private void passName() {
    boolean named = nextIs("IF") && !nextIs("EXISTS");
    if (!named) {
      if (tokens.is("EXISTS")) {
        next();
      }
      if (tokens.is("ONLY")) {
        next();
      }
      next();
    }
    while (more && isOther(".")) {
      next();
      next();
    }
    if (more && isOther("*")) {
      next();
    }
  }

  private @Nullable String read() {
    if (tokens.is("DROP")) {
      next();
      return !more || tokens.is("CONSTRAINT")
          ? null
          : tokens.is("ATTRIBUTE") ? "DROP ATTRIBUTE" : "DROP COLUMN";
    }
    if (tokens.is("SET")) {
      return nextIs("UNLOGGED") ? "SET UNLOGGED" : null;
    }
    return tokens.is("ALTER") && retypes() ? "ALTER … TYPE" : null;
  }

  /** Behind ALTER. No script says from which type a column comes, but every value fits a text. */
  private boolean retypes() {
    next();
    boolean attribute = tokens.is("ATTRIBUTE");
    if (attribute || tokens.is("COLUMN")) {
      next();
    }
    boolean calledAttribute = attribute && (tokens.is("TYPE") || tokens.is("SET"));
    if (!calledAttribute) {
      next();
    }
    return type();
  }

  private boolean type() {
    if (tokens.is("SET") && nextIs("DATA")) {
      next();
    }
    return more && tokens.is("TYPE") && !(nextIs("TEXT") && (!next() || isOther(",")));
  }

  /** To the first word behind the next comma that is in no parentheses. */
  private void passRest() {
    while (more) {
      if (depth == 0 && isOther(",")) {
        next();
        return;
      }
      depth += tokens.is(Kind.OPEN) ? 1 : tokens.is(Kind.CLOSE) ? -1 : 0;
      next();
    }
  }

  private boolean isOther(String character) {
    return tokens.is(Kind.OTHER) && tokens.text().equals(character);
  }
}
