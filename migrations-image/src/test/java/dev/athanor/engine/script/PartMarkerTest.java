package dev.athanor.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartMarkerTest {

  /** Lines are told apart by their letters before a pattern looks at them. */
  @ParameterizedTest
  @ValueSource(strings = {"upgrade", "downgrade"})
  void noTypingErrorGoesUnseen(String word) {
    List<String> once = edits(word);
    List<String> unseen = new ArrayList<>();
    for (int i = 0; i < once.size(); i++) {
      // Every word with one error, and of those with two a part that no order of errors evades.
      List<String> twice = edits(once.get(i));
      for (int j = i % 7; j < twice.size(); j += 7) {
        if (PartMarker.read("-- " + twice.get(j)).isEmpty()) {
          unseen.add(twice.get(j));
        }
      }
    }
    assertThat(unseen).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- Up",
        "--up",
        "-- +goose Up",
        "-- +goose Down",
        "-- migrate: down",
        "-- === UPGRADE ===",
        "-- upgrade autocommit",
        "-- Downgrade (autocommit)",
        "  -- upgrade",
        "-- +migrate Up"
      })
  void theWordsOfOtherToolsAreSeen(String line) {
    assertThat(PartMarker.read(line)).isPresent();
  }

  @Test
  void otherCommentsAreNone() {
    assertThat(
            List.of(
                "-- Revision ID: 27c6a30d7c24",
                "-- Revises: ae1027a6acf0",
                "-- Create Date: 2026-01-01",
                "-- up to here everything is as it was",
                "--",
                "-- 27"))
        .allMatch(line -> PartMarker.read(line).isEmpty());
  }

  private static List<String> edits(String word) {
    List<String> edits = new ArrayList<>();
    for (int i = 0; i <= word.length(); i++) {
      String before = word.substring(0, i);
      if (i < word.length()) {
        edits.add(before + word.substring(i + 1));
      }
      for (char letter = 'a'; letter <= 'z'; letter++) {
        edits.add(before + letter + word.substring(i));
        if (i < word.length()) {
          edits.add(before + letter + word.substring(i + 1));
        }
      }
    }
    return edits;
  }
}
