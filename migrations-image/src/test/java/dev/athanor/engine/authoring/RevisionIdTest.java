package dev.athanor.engine.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RevisionIdTest {

  @Test
  void isTwelveDigitsAndNeverTheSame() {
    assertThat(Stream.generate(RevisionId::random).limit(1000).distinct())
        .hasSize(1000)
        .allMatch(id -> id.matches("[0-9a-f]{12}"));
  }
}
