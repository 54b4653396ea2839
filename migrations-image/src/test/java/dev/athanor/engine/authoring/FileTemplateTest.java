package dev.athanor.engine.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTemplateTest {

  private static final ZonedDateTime CREATED = ZonedDateTime.parse("2024-03-07T09:05:03Z");

  /** The right side is what Python prints. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "%(year)d%(month)02d,202403",
        "%(month).2d,03",
        "%(month)05.2d,00003",
        "%(month)5d,    3",
        "%(month)-5d|,3    |",
        "%(month)-05d|,3    |",
        "%(month)+d,+3",
        "%(month)+05d,+0003",
        "%(month)+.3d,+003",
        "%(month) d, 3",
        "%(month)i%(month)u,33",
        "%(epoch)x,65e9833f",
        "%(second)#x %(second)#o %(hour)o,0x3 0o3 11",
        "%(epoch)X,65E9833F",
        "%(epoch)s,1709802303",
        "%(year).2s,20",
        "%(rev)8s,     abc",
        "%(rev)08s,     abc",
        "%(rev)-8.2s|,ab      |",
        "100%%_%(slug)s,100%_s",
        "%(year)d/%(month).2d/%(rev)s,2024/03/abc",
      })
  void isFilledAsPythonDoes(String template, String name) {
    String filled = FileTemplate.of(template).fill("abc", "s", CREATED);

    assertThat(filled).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%(nope)s | no token `%(nope)` (there are the tokens rev, slug, epoch",
        "%(revision)s | In the file_template %(revision)s there is no token",
        "50%_%(rev)s | a `%` alone; write `%%`",
        "%(rev | a `%` alone",
        "%(rev)d | `%(rev)d`: this token is text; write it with s",
        "%(rev) | `%(rev)`: after the token there is s for text or d for a number",
        "%(year)f | `%(year)f`: after the token",
        "%(year)*d | `*` is no width",
        "%(year)9999d | `9999` is no width",
        "'' | A file_template is empty; Alembic's own is %(rev)s_%(slug)s",
      })
  void saysWhatIsWrong(String template, String sentence) {
    assertThatThrownBy(() -> FileTemplate.of(template))
        .isInstanceOf(AuthoringException.class)
        .hasMessageContaining(sentence);
  }
}
