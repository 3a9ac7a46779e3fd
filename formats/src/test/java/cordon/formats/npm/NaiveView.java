package cordon.formats.npm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a view must be, by removing from a tree. */
final class NaiveView {
  private static final List<String> TOP =
      List.of("name", "modified", "dist-tags", "versions", "time", "policyRestrictions");
  private static final List<String> VERSION =
      List.of(
          ("name version deprecated dependencies optionalDependencies devDependencies"
                  + " bundleDependencies peerDependencies bin directories dist engines os cpu libc"
                  + " _hasShrinkwrap hasInstallScript")
              .split(" "));

  private NaiveView() {}

  static JsonNode full(
      JsonNode raw, Packument packument, PackumentView view, PackumentWriter writer) {
    ObjectNode tree = (ObjectNode) raw;
    ObjectNode versions = (ObjectNode) tree.get("versions");
    ObjectNode time = (ObjectNode) tree.get("time");
    view.withheld().keySet().forEach(versions::remove);
    view.withheld().keySet().forEach(time::remove);
    for (Map.Entry<String, JsonNode> entry : versions.properties()) {
      ObjectNode dist = (ObjectNode) entry.getValue().get("dist");
      String upstream = dist.get("tarball").asString();
      String file = upstream.substring(upstream.lastIndexOf('/') + 1);
      dist.put("tarball", view.gateBase() + "/" + packument.name() + "/-/" + file);
    }
    ObjectNode tags = tree.putObject("dist-tags");
    writer.distTags(packument, view).forEach(tags::put);
    if (!view.withheld().isEmpty()) {
      ObjectNode restrictions = tree.putObject("policyRestrictions");
      ObjectNode restricted = restrictions.putObject("versions");
      view.withheld()
          .forEach((v, reason) ->
              restricted
                  .putObject(v)
                  .put("name", packument.name().full())
                  .put("version", v)
                  .put("message", reason));
      restrictions.put("message", view.message());
    }
    return tree;
  }

  static JsonNode abbreviated(JsonNode full) {
    ObjectNode tree = ((ObjectNode) full).deepCopy();
    tree.put("modified", tree.path("time").path("modified").asString());
    keep(tree, TOP);
    for (JsonNode node : tree.get("versions")) {
      ObjectNode version = (ObjectNode) node;
      if (version.path("scripts").has("postinstall")) {
        version.put("hasInstallScript", true);
      }
      keep(version, VERSION);
    }
    return tree;
  }

  private static void keep(ObjectNode object, List<String> names) {
    new ArrayList<>(object.propertyNames())
        .forEach(name -> {
          if (!names.contains(name)) {
            object.remove(name);
          }
        });
  }
}
