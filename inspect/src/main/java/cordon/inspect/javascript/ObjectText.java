package cordon.inspect.javascript;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON and what looks like it, comments and trailing commas included, as editors and build
 * tools do. Of two members with one name the last counts. What is broken is read as far as it goes.
 */
public final class ObjectText {
  private static final int DEEPEST = 6;

  /** Characters. */
  private static final int MOST_WRITTEN = 4096;

  private ObjectText() {}

  /** {@link Known.Pairs}, {@link Known.Items}, texts and numbers; all else is unknown. */
  public static Value read(String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Tokens tokens = Lexer.read(("(" + plain + "\n)").toCharArray(), false, Lexicon.LANGUAGE);
    List<Node> nodes = new Parser(tokens, false, 0).statements(tokens.count);
    return nodes.isEmpty() ? Value.UNKNOWN : value(nodes.get(0));
  }

  /** The same with objects as code has them. */
  static Value objects(Value value) {
    return switch (value.known()) {
      case Known.Items(List<Value> items) ->
          Value.items(items.stream().map(ObjectText::objects).toList());
      case Known.Pairs(Map<String, Value> pairs) -> {
        JsObject object = new JsObject();
        pairs.forEach((key, each) -> object.put(key, objects(each)));
        yield object.value();
      }
      default -> value;
    };
  }

  /**
   * What writing it as JSON gives, if it is no long text and all of it is known. Of settings that
   * name a command only that much need be known: who adds to them does not say what was there.
   */
  static Optional<Value> write(Value value) {
    StringBuilder text = new StringBuilder();
    boolean all = value.known() instanceof JsObject && write(value, text, 0);
    if (all) {
      return Optional.of(Value.text(text.toString(), value.flow()));
    }
    boolean commands = text.indexOf("\"command\":\"") >= 0 && text.length() <= MOST_WRITTEN;
    return commands
        ? Optional.of(new Value(new Known.Text(text.toString(), false), value.flow()))
        : Optional.empty();
  }

  private static boolean write(Value value, StringBuilder out, int deep) {
    if (deep > DEEPEST || out.length() > MOST_WRITTEN) {
      return false;
    }
    switch (value.known()) {
      case Known.Text(String text, boolean whole) when whole -> {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        return true;
      }
      case Known.Int(BigInteger number) -> {
        out.append(number);
        return true;
      }
      case Known.Items(List<Value> items) -> {
        out.append('[');
        boolean all = true;
        for (Value item : items) {
          all &= write(item, out, deep + 1);
          out.append(',');
        }
        out.append(']');
        return all;
      }
      case JsObject object -> {
        out.append('{');
        boolean all = !object.members.isEmpty() && !object.isClass;
        for (Map.Entry<String, Value> member : object.members.entrySet()) {
          out.append('"').append(member.getKey()).append("\":");
          all &= write(member.getValue(), out, deep + 1);
          out.append(',');
        }
        out.append('}');
        return all;
      }
      default -> {
        out.append('"').append(Value.HOLE).append('"');
        return false;
      }
    }
  }

  private static Value value(Node node) {
    return switch (node) {
      case Node.Constant constant -> constant.value();
      case Node.Name name -> Value.text(name.id());
      case Node.ArrayOf array -> {
        List<Value> items = new ArrayList<>();
        array.items().forEach(item -> items.add(value(item)));
        yield Value.items(items);
      }
      case Node.ObjectOf object -> {
        Map<String, Value> pairs = new LinkedHashMap<>();
        for (Node.Property each : object.properties()) {
          if (each.key() instanceof Node.Constant key) {
            pairs.put(key.value().text().orElse(""), value(each.value()));
          }
        }
        yield new Value(new Known.Pairs(pairs), Flow.NONE);
      }
      default -> Value.UNKNOWN;
    };
  }
}
