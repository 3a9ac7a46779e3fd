package cordon.inspect.javascript;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The files that a file is read together with, so that what one gathers is known where another
 * sends it. Each is evaluated once, where it is first asked for, as Node does.
 */
final class Modules {
  /** Together with {@link #MOST_CHARACTERS} what keeps the joined reading of a package cheap. */
  private static final int MOST_FILES = 32;

  private static final int MOST_CHARACTERS = 256 << 10;

  /** Modules that are being loaded at a time. */
  private static final int DEEPEST = 12;

  private final Function<String, Optional<byte[]>> contents;
  private final List<Source> sources = new ArrayList<>();

  /** What was asked of the files that had been read then: each costs reading all of them. */
  private final Map<String, Boolean> said = new HashMap<>();

  private final Map<String, JsObject> loaded = new HashMap<>();
  private int characters;
  private int loading;

  /**
   * @param contents the bytes of the files by their paths
   */
  Modules(Function<String, Optional<byte[]>> contents) {
    this.contents = contents;
  }

  /** Of the files that were read. */
  Set<String> paths() {
    return loaded.keySet();
  }

  /** What a file exports by now; empty if it is not read here. */
  Optional<Value> exports(Session session, List<String> candidates) {
    for (String candidate : candidates) {
      String path = candidate.startsWith("/") ? candidate.substring(1) : candidate;
      JsObject known = loaded.get(path);
      if (known != null) {
        return Optional.of(exported(known));
      }
      Optional<byte[]> content = contents.apply(path);
      if (content.isPresent() && path.endsWith(".json")) {
        return data(path, content.get());
      }
      if (content.isPresent()) {
        return load(session, path, content.get());
      }
    }
    return Optional.empty();
  }

  /** What a file of JSON holds. */
  private Optional<Value> data(String path, byte[] content) {
    if (characters + content.length > MOST_CHARACTERS) {
      return Optional.empty();
    }
    characters += content.length;
    JsObject module = new JsObject();
    module.put(
        "exports",
        ObjectText.objects(ObjectText.read(new String(content, StandardCharsets.UTF_8))));
    loaded.put(path, module);
    return Optional.of(exported(module));
  }

  private Optional<Value> load(Session session, String path, byte[] content) {
    boolean tooMuch = characters + content.length > MOST_CHARACTERS || loaded.size() >= MOST_FILES;
    if (tooMuch || loading >= DEEPEST) {
      return Optional.empty();
    }
    characters += content.length;
    Source source = Source.file(path, new String(content, StandardCharsets.UTF_8).toCharArray());
    loading++;
    JsObject module = evaluate(session, source);
    loading--;
    return Optional.of(exported(module));
  }

  /** Gives the object {@code module}. */
  JsObject evaluate(Session session, Source source) {
    JsObject exports = new JsObject();
    exports.isModule = true;
    JsObject module = new JsObject();
    module.base = "module";
    module.put("exports", exports.value());
    loaded.put(source.path(), module);
    sources.add(source);
    Scope scope = new Scope(null, "");
    scope.declare("module", module.value());
    scope.declare("exports", exports.value());
    scope.declare("this", exports.value());
    new Evaluator(session, source, scope).module();
    return module;
  }

  boolean hold(Source source) {
    return sources.contains(source);
  }

  /** Whether a text stands as it is in any file that was read. */
  boolean say(String text) {
    return said.computeIfAbsent(
        sources.size() + ":" + text, key -> sources.stream().anyMatch(source -> source.has(text)));
  }

  private static Value exported(JsObject module) {
    Value exports = module.members.getOrDefault("exports", Value.UNKNOWN);
    return exports.known() instanceof JsObject object ? object.value() : exports.with(Flow.NONE);
  }
}
