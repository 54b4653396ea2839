package dev.athanor.engine.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a database is not as it is wanted, told as what an upgrade would have to do to
 * it.
 */
public sealed interface Difference {

  /** The object's kind. */
  Kind kind();

  /** The object's name, see {@link CatalogObject#name}. */
  String name();

  /**
   * What an upgrade would do: {@code add}, {@code remove} or {@code modify}, as Alembic says it.
   */
  String operation();

  /** The difference on one line, for people. */
  default String text() {
    return Wording.of(this);
  }

  /**
   * The database lacks an object.
   *
   * @param members what goes with it (a table's columns, constraints, indexes …) and is not told by
   *     itself
   */
  record Missing(CatalogObject object, List<CatalogObject> members) implements Difference {

    public Missing {
      members = List.copyOf(members);
    }

    @Override
    public Kind kind() {
      return object.kind();
    }

    @Override
    public String name() {
      return object.name();
    }

    @Override
    public String operation() {
      return "add";
    }
  }

  /**
   * The database has an object that is not wanted.
   *
   * @param members what goes with it and is not told by itself
   */
  record Unexpected(CatalogObject object, List<CatalogObject> members) implements Difference {

    public Unexpected {
      members = List.copyOf(members);
    }

    @Override
    public Kind kind() {
      return object.kind();
    }

    @Override
    public String name() {
      return object.name();
    }

    @Override
    public String operation() {
      return "remove";
    }
  }

  /**
   * The database has the object, but not so.
   *
   * @param wanted the attribute's value as it should be; null for none
   * @param found the attribute's value in the database; null for none
   */
  record Changed(
      Kind kind, String name, String attribute, @Nullable String wanted, @Nullable String found)
      implements Difference {

    @Override
    public String operation() {
      return "modify";
    }
  }
}
