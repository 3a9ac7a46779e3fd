package cordon.exposure.api;

import cordon.exposure.picture.Picture;
import cordon.exposure.picture.Picture.Link;
import cordon.exposure.picture.Picture.Node;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** A picture as nodes and links, for programs that draw. */
final class PictureJson {
  private PictureJson() {}

  static void write(JsonGenerator json, Picture picture) {
    json.writeStartObject();
    json.writeArrayPropertyStart("nodes");
    picture.nodes().forEach(node -> node(json, node));
    json.writeEndArray();
    json.writeArrayPropertyStart("links");
    picture.links().forEach(link -> link(json, link));
    json.writeEndArray();
    json.writeNumberProperty("left", picture.left());
    json.writeEndObject();
  }

  private static void node(JsonGenerator json, Node node) {
    json.writeStartObject();
    json.writeStringProperty("id", node.id());
    json.writeStringProperty("layer", word(node.layer()));
    json.writeStringProperty("label", node.label());
    json.writeNumberProperty("stands_for", node.stands());
    json.writeStringProperty("mark", word(node.mark()));
    json.writeStringProperty("phase", word(node.phase()));
    json.writeStringProperty("note", node.note());
    json.writeEndObject();
  }

  private static void link(JsonGenerator json, Link link) {
    json.writeStartObject();
    json.writeStringProperty("from", link.from());
    json.writeStringProperty("to", link.to());
    json.writeStringProperty("by", link.by());
    json.writeEndObject();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
