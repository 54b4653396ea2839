package dev.athanor.engine.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Python 3.11 makes of these; the oracle has more. */
class SlugTest {

  @ParameterizedTest
  @CsvSource({
    "Add users table, 40, add_users_table",
    "a\u0308b, 40, a_b",
    "x² ½ Ⅷ, 40, x²_½_ⅷ",
    "İstanbul ΟΔΟΣ, 40, i̇stanbul_οδος",
    "😀😀 a𝒳b, 40, a𝒳b",
    "one two, 5, one_",
    "𝒳𝒳𝒳𝒳, 2, 𝒳𝒳_",
    "हिन्दी, 40, ह_न_द",
    "!?, 40, ''",
  })
  void isWhatAlembicMakesOfIt(String message, int limit, String slug) {
    assertThat(Slug.of(message.replace("\\u0308", "\u0308"), limit)).isEqualTo(slug);
  }
}
