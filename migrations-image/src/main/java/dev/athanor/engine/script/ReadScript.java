package dev.athanor.engine.script;

import dev.athanor.engine.script.ScriptParser.Parsed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file.
 *
 * @param parsed null where something is wrong with it
 * @param findings what that is
 */
record ReadScript(@Nullable Parsed parsed, List<Finding> findings) {

  static ReadScript read(ScriptFiles.Found found, Keeping keeping) {
    try {
      Parsed parsed = ScriptParser.parse(found, keeping.most());
      keeping.keeps(parsed.script().upgrade().orElse(null));
      keeping.keeps(parsed.script().downgrade().orElse(null));
      return new ReadScript(parsed, List.of());
    } catch (ScriptException e) {
      return new ReadScript(null, e.findings());
    }
  }
}
