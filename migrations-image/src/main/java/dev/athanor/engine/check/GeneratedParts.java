package dev.athanor.engine.check;

import dev.athanor.engine.autogenerate.SchemaChange;
import dev.athanor.engine.script.PartBodies;
import dev.athanor.engine.script.PartBody;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The two parts of a generated script, with what they leave to a person above the statements. */
final class GeneratedParts {

  private static final String FIRST =
      "-- Generated; look it over, and change what is to be changed.";

  private GeneratedParts() {}

  static PartBodies of(
      SchemaChange up, List<String> upFaults, SchemaChange down, List<String> downFaults) {
    return new PartBodies(part(up, upFaults), part(down, downFaults));
  }

  private static PartBody part(SchemaChange change, List<String> faults) {
    if (change.statements().isEmpty() && change.notWritten().isEmpty()) {
      return PartBody.EMPTY;
    }
    List<String> comments = new ArrayList<>();
    comments.add(FIRST);
    change.notWritten().forEach(left -> comments.add(comment("Not written: " + left)));
    faults.forEach(fault -> comments.add(comment("Not proven: " + fault)));
    List<String> blocks = new ArrayList<>();
    blocks.add(String.join("\n", comments));
    blocks.addAll(change.statements());
    return new PartBody(String.join("\n\n", blocks) + "\n", change.autocommit());
  }

  private static String comment(String text) {
    return "-- " + text.lines().map(String::strip).collect(Collectors.joining(" "));
  }

  static List<String> warnings(
      SchemaChange up, List<String> upFaults, SchemaChange down, List<String> downFaults) {
    List<String> warnings = new ArrayList<>();
    up.notWritten().forEach(left -> warnings.add("Not written for the upgrade: " + left));
    upFaults.forEach(fault -> warnings.add("Not proven of the upgrade: " + fault));
    down.notWritten().forEach(left -> warnings.add("Not written for the downgrade: " + left));
    downFaults.forEach(fault -> warnings.add("Not proven of the downgrade: " + fault));
    return warnings;
  }
}
