package cordon.inspect.trigger;

import cordon.inspect.javascript.ObjectText;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code package.json}.
 *
 * @param path in the artifact
 */
record NpmManifest(String path, String text, Map<String, Value> members) {

  static NpmManifest read(String path, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    Map<String, Value> members =
        ObjectText.read(text).known() instanceof Known.Pairs(Map<String, Value> pairs)
            ? pairs
            : Map.of();
    return new NpmManifest(path, text, members);
  }

  String folder() {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** The texts in a member that is an object: scripts, dependencies. */
  Map<String, String> texts(String member) {
    Map<String, String> texts = new LinkedHashMap<>();
    Value value = members.getOrDefault(member, Value.UNKNOWN);
    if (value.known() instanceof Known.Pairs(Map<String, Value> pairs)) {
      pairs.forEach((key, each) -> each.text().ifPresent(text -> texts.put(key, text)));
    }
    return texts;
  }

  Optional<String> text(String member) {
    return members.getOrDefault(member, Value.UNKNOWN).text();
  }

  /** All texts at any depth of a member: {@code exports} nests conditions. */
  List<String> leaves(String member) {
    List<String> leaves = new ArrayList<>();
    collect(members.getOrDefault(member, Value.UNKNOWN), leaves);
    return leaves;
  }

  private static void collect(Value value, List<String> leaves) {
    switch (value.known()) {
      case Known.Text(String text, boolean whole) -> leaves.add(text);
      case Known.Items(List<Value> items) -> items.forEach(item -> collect(item, leaves));
      case Known.Pairs(Map<String, Value> pairs) ->
          pairs.values().forEach(each -> collect(each, leaves));
      default -> {}
    }
  }

  /** The line on which a key stands; 1 where it is not found as written. */
  int line(String key) {
    int at = text.indexOf('"' + key + '"');
    return at < 0 ? 1 : 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
