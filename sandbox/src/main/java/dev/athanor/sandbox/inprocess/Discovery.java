package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What tells a client which groups and kinds there are. */
final class Discovery {
  private final ResourceTypes types;

  Discovery(ResourceTypes types) {
    this.types = types;
  }

  Optional<ObjectNode> answer(String path) {
    List<String> parts = List.of(path.split("/", -1));
    return switch (path) {
      case "/version" -> Optional.of(version());
      case "/api" -> Optional.of(coreVersions());
      case "/apis" -> Optional.of(groups());
      case "/api/v1" -> Optional.of(resources("", "v1"));
      default ->
          path.startsWith("/apis/") && parts.size() == 4
              ? Optional.of(resources(parts.get(2), parts.get(3)))
                  .filter(r -> !r.at("/resources").isEmpty())
              : Optional.empty();
    };
  }

  private static ObjectNode version() {
    return object("Info").put("major", "1").put("minor", "36").put("gitVersion", "v1.36.0-sandbox");
  }

  private static ObjectNode coreVersions() {
    ObjectNode versions = object("APIVersions");
    versions.putArray("versions").add("v1");
    return versions;
  }

  private ObjectNode groups() {
    ObjectNode list = object("APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    for (ResourceType type : types.onePerGroup()) {
      ObjectNode group = groups.addObject().put("name", type.group());
      ObjectNode preferred =
          JsonNodeFactory.instance
              .objectNode()
              .put("groupVersion", type.apiVersion())
              .put("version", type.version());
      group.putArray("versions").add(preferred);
      group.set("preferredVersion", preferred.deepCopy());
    }
    return list;
  }

  private ObjectNode resources(String group, String version) {
    List<ResourceType> found = types.in(group, version);
    ObjectNode list =
        object("APIResourceList")
            .put("apiVersion", "v1")
            .put("groupVersion", group.isEmpty() ? version : group + "/" + version);
    ArrayNode resources = list.putArray("resources");
    found.forEach(type -> resources.add(type.discovery()));
    return list;
  }

  private static ObjectNode object(String kind) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind);
  }
}
