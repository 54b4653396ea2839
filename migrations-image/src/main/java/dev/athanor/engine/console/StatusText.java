package dev.athanor.engine.console;

import dev.athanor.engine.console.Palette.Color;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.history.Progress.UnfinishedPart;
import dev.athanor.engine.history.RecordedEntry;
import dev.athanor.engine.run.DatabaseStatus;
import dev.athanor.engine.run.Discrepancy;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A database's status for people. */
public final class StatusText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The entries of which the time they took says something. */
  private static final Set<String> STEPS = Set.of("Upgrade", "Downgrade", "Stamp");

  private final DatabaseStatus status;
  private final RevisionGraph graph;
  private final Palette palette;
  private final List<String> lines = new ArrayList<>();

  public StatusText(DatabaseStatus status, RevisionGraph graph, Palette palette) {
    this.status = status;
    this.graph = graph;
    this.palette = palette;
  }

  public List<String> lines() {
    row("Database", status.database().database() + " on " + status.server());
    row("Revision", revision());
    row("Heads", status.heads().isEmpty() ? "the scripts have none" : named(status.heads()));
    row("Pending", pending());
    if (status.owner() != null) {
      row("Owner", status.owner());
    }
    if (status.migrator() != null) {
      row("Migrator", status.migrator());
    }
    if (status.left() != null) {
      row("Moved", "by another hand; Athanor left it at " + rows(status.left()));
    }
    status.unfinished().forEach(part -> row("Unfinished", unfinished(part)));
    status.discrepancies().forEach(each -> row(titled(each.kind()), each.sentence()));
    if (!status.history().isEmpty()) {
      lines.add("");
      lines.add(palette.paint(Color.BOLD, "Last steps by Athanor"));
      status.history().forEach(entry -> lines.add("  " + entry(entry)));
    }
    return List.copyOf(lines);
  }

  private String revision() {
    if (!status.rows().isEmpty()) {
      return named(status.rows());
    }
    return status.versionTableExists() ? "base" : "base; there is no version table yet";
  }

  private static String rows(List<String> rows) {
    return rows.isEmpty() ? "base" : String.join(", ", rows);
  }

  private static String titled(Discrepancy.Kind kind) {
    return kind.wire().substring(0, 1).toUpperCase(Locale.ROOT) + kind.wire().substring(1);
  }

  private String named(List<String> revisions) {
    return String.join(", ", revisions.stream().map(this::named).toList());
  }

  private String named(String id) {
    if (status.unknownRevisions().contains(id)) {
      return palette.paint(Color.RED, id) + " (not in these scripts)";
    }
    String message = graph.get(id).message();
    return palette.paint(Color.YELLOW, id) + (message.isEmpty() ? "" : " " + message);
  }

  private String pending() {
    Integer pending = status.pending();
    if (pending == null) {
      return "not known, for these scripts do not have "
          + String.join(", ", status.unknownRevisions());
    }
    return switch (pending) {
      case 0 -> palette.paint(Color.GREEN, "nothing");
      case 1 -> palette.paint(Color.YELLOW, "1 revision");
      default -> palette.paint(Color.YELLOW, pending + " revisions");
    };
  }

  private static String unfinished(UnfinishedPart part) {
    return "%s of %s, since %s: %d statements done%s"
        .formatted(
            part.direction().toLowerCase(Locale.ROOT),
            part.revision(),
            TIME.format(part.at()),
            part.done(),
            part.started() == 0 ? "" : ", " + part.started() + " begun");
  }

  private static String entry(RecordedEntry entry) {
    StringBuilder line = new StringBuilder();
    line.append(TIME.format(entry.at()))
        .append("  ")
        .append("%-9s".formatted(entry.direction().toLowerCase(Locale.ROOT)))
        .append("  ")
        .append(entry.revision());
    if (!entry.message().isEmpty()) {
      line.append(", ").append(entry.message());
    }
    if (STEPS.contains(entry.direction())) {
      line.append(", ").append(entry.millis()).append(" ms");
    }
    if (entry.sqlState() != null) {
      line.append(", failed with SQLSTATE ").append(entry.sqlState());
    }
    line.append(", by ").append(entry.role());
    if (entry.run() != null) {
      line.append(" in ").append(entry.run());
    }
    if (entry.image() != null) {
      line.append(" from ").append(entry.image());
    }
    return line.toString();
  }

  private void row(String left, String right) {
    lines.add(palette.paint(Color.BOLD, left) + " ".repeat(12 - left.length()) + right);
  }
}
