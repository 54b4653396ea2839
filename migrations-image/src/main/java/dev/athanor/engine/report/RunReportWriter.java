package dev.athanor.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.report.RunReport.DatabaseIdentity;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.report.RunReport.HistoryNotes;
import dev.athanor.engine.report.RunReport.PlannedStep;
import dev.athanor.engine.report.RunReport.PlannedSteps;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link RunReport} to JSON, member by member: no reflection where start-up time counts. */
final class RunReportWriter {

  private final JsonGenerator json;

  private RunReportWriter(JsonGenerator json) {
    this.json = json;
  }

  static String write(RunReport report) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = RunReportJson.JSON.createGenerator(text)) {
      new RunReportWriter(json).report(report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void report(RunReport report) throws IOException {
    json.writeStartObject();
    json.writeNumberField("contract", report.contract());
    string("run", report.run());
    string("outcome", report.outcome().wire());
    string("direction", report.direction() == null ? null : report.direction().wire());
    database(report.database());
    string("serverVersion", report.serverVersion());
    string("target", report.target());
    strings("resolved", report.resolved());
    string("pinned", report.pinned());
    strings("rowsBefore", report.rowsBefore());
    strings("rowsAfter", report.rowsAfter());
    strings("rowsAtTarget", report.rowsAtTarget());
    strings("heads", report.heads());
    if (report.pending() != null) {
      json.writeNumberField("pending", report.pending());
    }
    strings("unknownRevisions", report.unknownRevisions());
    plan(report.plan());
    applied(report.applied());
    json.writeNumberField("appliedOmitted", report.appliedOmitted());
    failure(report.failure());
    history(report.history());
    json.writeEndObject();
  }

  private void history(@Nullable HistoryNotes history) throws IOException {
    if (history == null) {
      return;
    }
    json.writeObjectFieldStart("history");
    string("owner", history.owner());
    unlessEmpty("edited", history.edited());
    unlessEmpty("inserted", history.inserted());
    unlessEmpty("repointed", history.repointed());
    unlessEmpty("wayBack", history.wayBack());
    json.writeEndObject();
  }

  private void unlessEmpty(String name, List<String> values) throws IOException {
    strings(name, values.isEmpty() ? null : values);
  }

  private void database(@Nullable DatabaseIdentity database) throws IOException {
    if (database == null) {
      return;
    }
    json.writeObjectFieldStart("database");
    string("systemIdentifier", database.systemIdentifier());
    string("database", database.database());
    string("versionTable", database.versionTable());
    json.writeEndObject();
  }

  private void plan(@Nullable PlannedSteps plan) throws IOException {
    if (plan == null) {
      return;
    }
    json.writeObjectFieldStart("plan");
    string("id", plan.id());
    json.writeArrayFieldStart("steps");
    for (PlannedStep step : plan.steps()) {
      json.writeStartObject();
      string("revision", step.revision());
      string("message", step.message());
      json.writeBooleanField("destructive", step.destructive());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("stepsOmitted", plan.stepsOmitted());
    string("sqlChecksum", plan.sqlChecksum());
    json.writeEndObject();
  }

  private void applied(List<AppliedStep> applied) throws IOException {
    json.writeArrayFieldStart("applied");
    for (AppliedStep step : applied) {
      json.writeStartObject();
      string("revision", step.revision());
      string("direction", step.direction().wire());
      json.writeNumberField("millis", step.millis());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void failure(@Nullable Failure failure) throws IOException {
    if (failure == null) {
      return;
    }
    json.writeObjectFieldStart("failure");
    string("cause", failure.cause().wire());
    string("message", failure.message());
    string("hint", failure.hint());
    string("sqlState", failure.sqlState());
    string("file", failure.file());
    if (failure.line() != null) {
      json.writeNumberField("line", failure.line());
    }
    string("statement", failure.statement());
    json.writeBooleanField("partlyChanged", failure.partlyChanged());
    json.writeEndObject();
  }

  private void string(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private void strings(String name, @Nullable List<String> values) throws IOException {
    if (values == null) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
