package dev.athanor.engine.script;

import dev.athanor.engine.script.PartMarker.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Both parts of a new script. */
public record PartBodies(PartBody upgrade, PartBody downgrade) {

  /** Both are still to be written. */
  public static final PartBodies EMPTY = new PartBodies(PartBody.EMPTY, PartBody.EMPTY);

  /**
   * The script with each part behind the line that begins it.
   *
   * @param template where the text came from, for the finding
   * @param text of a script without them
   * @throws ScriptException if no line begins a part that there is something for
   */
  String into(Path template, String text) {
    Set<Part> open = EnumSet.noneOf(Part.class);
    for (Part part : Part.values()) {
      if (!body(part).sql().isEmpty()) {
        open.add(part);
      }
    }
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Optional<PartMarker> marker = PartMarker.read(line).filter(found -> found.fault().isEmpty());
      if (marker.isPresent() && open.remove(marker.get().part())) {
        PartBody body = body(marker.get().part());
        boolean option = body.autocommit() && !marker.get().autocommit();
        lines.add(option ? line + ": autocommit" : line);
        lines.add(body.sql());
      } else {
        lines.add(line);
      }
    }
    if (!open.isEmpty()) {
      throw new ScriptException(
          List.of(
              new Finding(
                  template,
                  1,
                  "the template has no line `-- %s`, behind which the SQL would stand"
                      .formatted(open.iterator().next().written()))));
    }
    return String.join("\n", lines) + "\n";
  }

  private PartBody body(Part part) {
    return part == Part.UPGRADE ? upgrade : downgrade;
  }
}
