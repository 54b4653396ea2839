package dev.athanor.engine.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.report.RunReport.DatabaseIdentity;
import dev.athanor.engine.report.RunReport.Direction;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.report.RunReport.HistoryNotes;
import dev.athanor.engine.report.RunReport.PlannedStep;
import dev.athanor.engine.report.RunReport.PlannedSteps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON to {@link RunReport}: the document first as plain maps and lists, then member by member, so
 * that what is missing or of the wrong kind can be named.
 */
final class RunReportReader {

  /** Far beyond any report, and far below what would hurt the reader. */
  private static final int DEEPEST = 16;

  private RunReportReader() {}

  static RunReport read(String text) throws InvalidReport {
    Members report = new Members("report", document(text));
    int contract = report.integer("contract");
    if (contract != RunReport.CONTRACT) {
      throw new InvalidReport(
          "The report keeps contract "
              + contract
              + "; this reader knows "
              + RunReport.CONTRACT
              + " only.");
    }
    return new RunReport(
        contract,
        report.optionalString("run"),
        outcome(report.string("outcome")),
        report.has("direction") ? direction(report.string("direction")) : null,
        report.has("database") ? database(report.object("database")) : null,
        report.optionalString("serverVersion"),
        report.optionalString("target"),
        report.optionalStrings("resolved"),
        report.optionalString("pinned"),
        report.optionalStrings("rowsBefore"),
        report.optionalStrings("rowsAfter"),
        report.optionalStrings("rowsAtTarget"),
        report.optionalStrings("heads"),
        report.has("pending") ? report.integer("pending") : null,
        report.strings("unknownRevisions"),
        report.has("plan") ? plan(report.object("plan")) : null,
        applied(report.objects("applied")),
        report.has("appliedOmitted") ? report.integer("appliedOmitted") : 0,
        report.has("failure") ? failure(report.object("failure")) : null,
        report.has("history") ? history(report.object("history")) : null);
  }

  private static DatabaseIdentity database(Members database) throws InvalidReport {
    return new DatabaseIdentity(
        database.string("systemIdentifier"),
        database.string("database"),
        database.string("versionTable"));
  }

  private static PlannedSteps plan(Members plan) throws InvalidReport {
    List<PlannedStep> steps = new ArrayList<>();
    for (Members step : plan.objects("steps")) {
      steps.add(
          new PlannedStep(
              step.string("revision"), step.string("message"), step.truth("destructive")));
    }
    return new PlannedSteps(
        plan.string("id"),
        List.copyOf(steps),
        plan.has("stepsOmitted") ? plan.integer("stepsOmitted") : 0,
        plan.optionalString("sqlChecksum"));
  }

  private static List<AppliedStep> applied(List<Members> members) throws InvalidReport {
    List<AppliedStep> applied = new ArrayList<>();
    for (Members step : members) {
      applied.add(
          new AppliedStep(
              step.string("revision"), direction(step.string("direction")), step.whole("millis")));
    }
    return List.copyOf(applied);
  }

  private static Failure failure(Members failure) throws InvalidReport {
    return new Failure(
        cause(failure.string("cause")),
        failure.string("message"),
        failure.optionalString("hint"),
        failure.optionalString("sqlState"),
        failure.optionalString("file"),
        failure.has("line") ? failure.integer("line") : null,
        failure.optionalString("statement"),
        failure.truth("partlyChanged"));
  }

  private static HistoryNotes history(Members history) throws InvalidReport {
    return new HistoryNotes(
        history.optionalString("owner"),
        history.strings("edited"),
        history.strings("inserted"),
        history.strings("repointed"),
        history.strings("wayBack"));
  }

  private static Outcome outcome(String wire) throws InvalidReport {
    for (Outcome each : Outcome.values()) {
      if (each.wire().equals(wire)) {
        return each;
      }
    }
    throw new InvalidReport("The report's outcome is none that this reader knows.");
  }

  private static Direction direction(String wire) throws InvalidReport {
    for (Direction each : Direction.values()) {
      if (each.wire().equals(wire)) {
        return each;
      }
    }
    throw new InvalidReport("The report's direction is none that this reader knows.");
  }

  private static Cause cause(String wire) {
    for (Cause each : Cause.values()) {
      if (each.wire().equals(wire)) {
        return each;
      }
    }
    return Cause.INTERNAL;
  }

  private static Object document(String text) throws InvalidReport {
    try (JsonParser json = RunReportJson.JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidReport("This is no report: it is not a JSON object.");
      }
      Object document = value(json, 0);
      if (document == null || json.nextToken() != null) {
        throw new InvalidReport("This is no report: more text follows the JSON object.");
      }
      return document;
    } catch (JsonProcessingException e) {
      throw new InvalidReport(
          "This is no report: the JSON is broken or cut at column "
              + (e.getLocation() == null ? 0 : e.getLocation().getColumnNr())
              + ".");
    } catch (IOException e) {
      throw new InvalidReport("This is no report: it cannot be read.");
    }
  }

  private static @Nullable Object value(JsonParser json, int depth)
      throws IOException, InvalidReport {
    if (depth > DEEPEST) {
      throw new InvalidReport("This is no report: its JSON is nested too deeply.");
    }
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json, depth);
      case START_ARRAY -> array(json, depth);
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_FLOAT -> json.getText();
      default -> null;
    };
  }

  private static Map<String, Object> object(JsonParser json, int depth)
      throws IOException, InvalidReport {
    Map<String, Object> members = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      Object value = value(json, depth + 1);
      if (value != null) {
        members.put(name, value);
      }
    }
    return members;
  }

  private static List<Object> array(JsonParser json, int depth) throws IOException, InvalidReport {
    List<Object> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Object value = value(json, depth + 1);
      if (value != null) {
        elements.add(value);
      }
    }
    return elements;
  }
}
