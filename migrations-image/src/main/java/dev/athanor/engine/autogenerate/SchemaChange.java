package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.Comparison;
import dev.athanor.engine.catalog.Difference;
import dev.athanor.engine.catalog.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * What turns one schema into another.
 *
 * @param statements in the order in which they are to be run, each with the comments above it and
 *     the semicolon behind it
 * @param notWritten a sentence without its full stop for each difference that they leave
 * @param autocommit whether they cannot be in one transaction, for they use a value of an
 *     enumeration that they add
 */
public record SchemaChange(List<String> statements, List<String> notWritten, boolean autocommit) {

  private static final String NO_BODY_CHECKS =
      "-- What a function's body names may be made after the function.\n"
          + "SET check_function_bodies = off;";

  public SchemaChange {
    statements = List.copyOf(statements);
    notWritten = List.copyOf(notWritten);
  }

  /** The change from one schema to another; the way back is the same with the two exchanged. */
  public static SchemaChange between(Structure found, Structure wanted) {
    Side from = new Side(found);
    Side to = new Side(wanted);
    List<Difference> differences = Comparison.differences(wanted.catalog(), found.catalog());
    Decisions decisions = Decisions.of(from, to, differences);
    List<String> statements = new ArrayList<>();
    Statements writer = new Statements(from, to, decisions);
    for (Operation operation : Ordering.of(from, to, decisions)) {
      statements.addAll(writer.of(operation));
    }
    boolean autocommit = EnumValues.areUsedWhereAdded(decisions, statements);
    if (statements.stream().anyMatch(SchemaChange::makesRoutine)) {
      statements.add(0, NO_BODY_CHECKS);
    }
    return new SchemaChange(statements, decisions.notWritten(), autocommit);
  }

  private static boolean makesRoutine(String statement) {
    return statement.contains("CREATE OR REPLACE FUNCTION ")
        || statement.contains("CREATE OR REPLACE PROCEDURE ");
  }
}
