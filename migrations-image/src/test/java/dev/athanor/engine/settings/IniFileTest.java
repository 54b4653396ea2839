package dev.athanor.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.athanor.engine.settings.IniFile.Entry;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IniFileTest {

  /** The values are what Python's configparser reads. */
  @Test
  void readsWhatConfigparserReads() {
    IniFile file =
        IniFile.parse(
            "athanor.ini",
            """
            ; a comment
            [DEFAULT]
            root = /srv
            Team: a=b
            [athanor]
            # one
            script_location = %(here)s/db
            version_locations:
                %(root)s/a
                # not a part

                %(here)s/b c
               ; nor this
            file_template = 100%%_%%(rev)s
            timezone =
              version_table = x = y : z
            lock_timeout=
                5s
            empty =

            [other] trailing
            timeout : 1h  # no comment
            """);

    assertThat(values(file, "athanor"))
        .containsEntry("script_location", "/here/db")
        .containsEntry("version_locations", "\n/srv/a\n\n/here/b c")
        .containsEntry("file_template", "100%_%(rev)s")
        .containsEntry("timezone", "\nversion_table = x = y : z")
        .containsEntry("lock_timeout", "\n5s")
        .containsEntry("empty", "")
        .containsEntry("root", "/srv")
        .containsEntry("team", "a=b");
    assertThat(values(file, "other")).containsEntry("timeout", "1h  # no comment");
    assertThat(file.effective("athanor").get("file_template"))
        .isEqualTo(new Entry("100%%_%%(rev)s", 14));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a = 1 | i:1: a line before the first section; put a line [athanor] before it",
        "[a]\\nx = 1\\n[a] | i:3: a second section [a]; put its keys below the first",
        "[a]\\nX = 1\\n\\nx: 2 | i:4: a second `x` in [a]; the first is on line 2",
        "[a]\\nnonsense | i:2: this is no `key = value`",
        "[a]\\n= 1 | i:2: this is no `key = value`",
        "[a\\nx = 1 | i:1: a line before the first section",
      })
  void saysOnWhichLine(String text, String message) {
    assertThatThrownBy(() -> IniFile.parse("i", text.replace("\\n", "\n")))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "50% | i:2: a `%` stands alone here; write `%%` for a percent sign",
        "%(rev | i:2: a `%` stands alone here",
        "%(rev)s | i:2: `%(rev)s` names a key that is not there; write `%%(rev)s` if it is not meant to",
        "%(x)s | i:2: the keys in this value name each other in a circle",
      })
  void saysWhatCannotBePutIn(String value, String message) {
    IniFile file = IniFile.parse("i", "[athanor]\nx = " + value + "\n");

    assertThatThrownBy(() -> values(file, "athanor"))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(message);
  }

  /** Whatever is in a file: it is read, or a sentence names the file. */
  @Test
  void neverFailsOtherwise() {
    String[] pieces = {
      "[",
      "]",
      "athanor",
      "=",
      ":",
      "%",
      "%(",
      ")s",
      "here",
      "\n",
      "\n",
      " ",
      "\t",
      "#",
      ";",
      "key",
      "lock_timeout",
      "5s",
      "\r",
      "\u0000",
      "\uFEFF",
      "ä",
      "DEFAULT",
      "://",
      "version_table"
    };
    Random random = new Random(20251125);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "[athanor]\n" : "");
      for (int i = random.nextInt(30); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Throwable thrown =
          catchThrowable(() -> values(IniFile.parse("i", text.toString()), "athanor"));
      if (thrown != null) {
        assertThat(thrown)
            .as(text.toString())
            .isInstanceOf(SettingsException.class)
            .hasMessageMatching("(?s)i:\\d+: .*");
      }
    }
  }

  private static Map<String, String> values(IniFile file, String section) {
    Map<String, Entry> entries = file.effective(section);
    Interpolation interpolation = new Interpolation(file, entries, "/here");
    Map<String, String> values = new java.util.LinkedHashMap<>();
    entries.forEach((key, entry) -> values.put(key, interpolation.of(entry)));
    return values;
  }
}
