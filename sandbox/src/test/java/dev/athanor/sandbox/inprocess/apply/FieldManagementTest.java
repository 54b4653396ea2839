package dev.athanor.sandbox.inprocess.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FieldManagementTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Instant TIME = Instant.parse("2026-11-22T12:00:00Z");

  private static FieldManagement by(String manager) {
    return new FieldManagement(manager, "", ListTypes.builtIn(), TIME);
  }

  private static ObjectNode yaml(String text) {
    try {
      return (ObjectNode) YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static ObjectNode visible(ObjectNode object) {
    ObjectNode copy = object.deepCopy();
    copy.withObject("/metadata").remove(Set.of("managedFields"));
    if (copy.path("metadata").isEmpty()) {
      copy.remove("metadata");
    }
    return copy;
  }

  private static ObjectNode apply(ObjectNode live, String manager, String applied)
      throws ApplyConflictException {
    return by(manager).apply(live, yaml(applied), false);
  }

  @Test
  void whatIsOmittedGoesWithTheParentsItLeavesEmpty() throws ApplyConflictException {
    ObjectNode live = apply(yaml("{}"), "one", "{spec: {a: {b: {c: 1}}, d: 2}}");
    assertThat(visible(apply(live, "one", "{spec: {d: 2}}"))).isEqualTo(yaml("{spec: {d: 2}}"));
  }

  @Test
  void whatNobodyAppliedStays() throws ApplyConflictException {
    ObjectNode live = yaml("{spec: {theirs: 1}}");
    by("editor").update(yaml("{}"), live);
    live = apply(live, "one", "{spec: {mine: 2}}");
    assertThat(visible(apply(live, "one", "{spec: {}}"))).isEqualTo(yaml("{spec: {theirs: 1}}"));
  }

  @Test
  void keyedListsMergeByKeyAndKeepTheirOrder() throws ApplyConflictException {
    ObjectNode live =
        apply(yaml("{}"), "one", "{spec: {containers: [{name: a, image: x}, {name: b}]}}");
    live = apply(live, "two", "{spec: {containers: [{name: c}, {name: a, tty: true}]}}");
    assertThat(visible(live))
        .isEqualTo(
            yaml("{spec: {containers: [{name: a, image: x, tty: true}, {name: b}, {name: c}]}}"));
    live = apply(live, "one", "{spec: {containers: [{name: b}]}}");
    assertThat(visible(live))
        .isEqualTo(yaml("{spec: {containers: [{name: a, tty: true}, {name: b}, {name: c}]}}"));
  }

  @Test
  void setsUniteAndAtomicListsAreReplaced() throws ApplyConflictException {
    ObjectNode live = apply(yaml("{}"), "one", "{metadata: {finalizers: [a]}, spec: {l: [1, 2]}}");
    live = apply(live, "two", "{metadata: {finalizers: [b, a]}}");
    live = apply(live, "one", "{metadata: {finalizers: [a]}, spec: {l: [3]}}");
    assertThat(visible(live)).isEqualTo(yaml("{metadata: {finalizers: [a, b]}, spec: {l: [3]}}"));
    live = apply(live, "one", "{spec: {l: [3]}}");
    assertThat(visible(live)).isEqualTo(yaml("{metadata: {finalizers: [a, b]}, spec: {l: [3]}}"));
  }

  @Test
  void aConflictNamesFieldAndOwner() throws ApplyConflictException {
    ObjectNode live = apply(yaml("{}"), "one", "{spec: {containers: [{name: a, image: x}]}}");
    assertThatThrownBy(() -> apply(live, "two", "{spec: {containers: [{name: a, image: y}]}}"))
        .isInstanceOf(ApplyConflictException.class)
        .hasMessage(
            "Apply failed with 1 conflict: conflict with \"one\":"
                + " .spec.containers[k:{\"name\":\"a\"}].image");
  }

  @Test
  void ownershipSurvivesBeingWrittenAndRead() throws ApplyConflictException {
    ObjectNode live = apply(yaml("{}"), "one", "{spec: {containers: [{name: a, image: x}]}}");
    assertThat(live.at("/metadata/managedFields/0/fieldsV1"))
        .isEqualTo(
            yaml(
                """
                f:spec:
                  f:containers:
                    'k:{"name":"a"}': {".": {}, f:name: {}, f:image: {}}
                """));
    assertThat(apply(live, "one", "{spec: {containers: [{name: a, image: x}]}}")).isEqualTo(live);
  }

  @Test
  void listTypesComeFromTheSchema() {
    ListTypes types =
        ListTypes.ofSchema(
            yaml(
                """
                properties:
                  status:
                    properties:
                      conditions:
                        x-kubernetes-list-type: map
                        x-kubernetes-list-map-keys: [type]
                        items:
                          properties:
                            tags: {x-kubernetes-list-type: set}
                      names: {type: array}
                """));
    assertThat(types.at(List.of("status", "conditions")))
        .isEqualTo(new ListTypes.Keyed(List.of("type")));
    assertThat(types.at(List.of("status", "conditions", "tags"))).isEqualTo(new ListTypes.Values());
    assertThat(types.at(List.of("status", "names"))).isEqualTo(new ListTypes.Atomic());
    assertThat(types.at(List.of("metadata", "finalizers"))).isEqualTo(new ListTypes.Values());
  }
}
