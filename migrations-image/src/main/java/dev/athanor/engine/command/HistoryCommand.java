package dev.athanor.engine.command;

import dev.athanor.engine.drawing.DotDrawing;
import dev.athanor.engine.drawing.LaneDrawing;
import dev.athanor.engine.drawing.MermaidDrawing;
import dev.athanor.engine.drawing.Strokes;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.listing.History;
import dev.athanor.engine.listing.HistoryRange;
import dev.athanor.engine.listing.Revisions;
import java.util.List;

/** {@code history}: told, drawn, or written for another program to draw. */
final class HistoryCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    String format = call.arguments().choice(Option.FORMAT, "");
    String range = call.arguments().value(Option.REV_RANGE);
    boolean indicated = call.has(Option.INDICATE_CURRENT);
    if (!format.isEmpty() && call.json()) {
      throw new UsageException(
          "--format %s is no JSON; leave out one of --format and --output json.".formatted(format));
    }
    try {
      HistoryRange read = range == null ? HistoryRange.ALL : HistoryRange.read(range);
      Revisions told = ListedRevisions.of(call, indicated || read.needsRows());
      print(call, format, told.graph(), History.of(told, read, indicated));
    } catch (RevisionException e) {
      throw CommandFailed.because(e);
    }
    return 0;
  }

  private static void print(Call call, String format, RevisionGraph graph, History history)
      throws UsageException {
    if (!format.isEmpty()) {
      call.print(written(graph, history, format));
    } else if (call.has(Option.GRAPH) && !call.json()) {
      call.print(drawn(call, graph, history));
    } else {
      ListedRevisions.print(call, history);
    }
  }

  private static List<String> written(RevisionGraph graph, History history, String format) {
    DrawnHistory labels = DrawnHistory.labels(history);
    return format.equals("dot")
        ? DotDrawing.of(graph, history.revisions(), labels)
        : MermaidDrawing.of(graph, history.revisions(), labels);
  }

  private static List<String> drawn(Call call, RevisionGraph graph, History history) {
    return LaneDrawing.of(
        graph,
        history.revisions(),
        DrawnHistory.captions(history),
        call.has(Option.ASCII) ? Strokes.ASCII : Strokes.UNICODE,
        new LaneColors(call.console().colors()));
  }
}
