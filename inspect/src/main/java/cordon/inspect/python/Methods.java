package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Methods of values: of texts, bytes, lists, files, and of what is not known. */
final class Methods {
  /** Methods after which what they were called on holds what they were given. */
  private static final Set<String> KEEPS =
      Set.of(
          "append",
          "extend",
          "update",
          "add",
          "insert",
          "write",
          "writelines",
          "setdefault",
          "put",
          "put_nowait",
          "attach",
          "appendleft",
          "push",
          "add_field",
          "set_payload",
          "set_content",
          "add_attachment",
          "add_file",
          "set",
          "writestr",
          "add_header",
          "addHandler");

  /** Larger dictionaries are tables, of which each entry is like the others. */
  private static final int MOST_PAIRS = 64;

  private final Evaluator evaluator;
  private final Effects effects;

  Methods(Evaluator evaluator, Effects effects) {
    this.evaluator = evaluator;
    this.effects = effects;
  }

  static boolean keeps(String method) {
    return KEEPS.contains(method);
  }

  Value call(Value of, String name, Invocation invocation, Calls calls) {
    Flow flow = of.flow().and(invocation.flow());
    if (of.known() instanceof FileHandle file) {
      return file(file, name, invocation, flow);
    }
    if (of.known() instanceof Known.Text) {
      Value done = new PathMethods(evaluator, effects).call(of, name, invocation);
      if (done != null) {
        return done;
      }
    }
    if (KEEPS.contains(name)) {
      keep(of, name, invocation);
      if (name.equals("setdefault") && invocation.arguments().size() > 1) {
        return invocation.arguments().get(1).with(flow);
      }
      return Value.unknown(flow);
    }
    Value folded = fold(of, name, invocation, flow);
    if (folded != null) {
      return switch (name) {
        case "decode" -> effects.running().layer(folded, invocation.at());
        case "join", "replace" -> evaluator.seen(folded, invocation.at());
        default -> folded;
      };
    }
    boolean unknown = of.isUnknown() || of.known() instanceof ClassObject.Instance;
    // A class whose objects are made is known where that is done.
    boolean made = name.equals("__init__");
    boolean own = evaluator.session.methods.contains(name);
    if (unknown && !made && own) {
      evaluator.session.sink.refer(
          evaluator.unit(), evaluator.code.layer, invocation.at(), new Reference.Local("." + name));
    }
    return Value.unknown(own ? flow : Plain.said(name, of.flow(), invocation.flow()));
  }

  private Value file(FileHandle file, String name, Invocation invocation, Flow flow) {
    if ((name.startsWith("write") || name.equals("add")) && file.writable()) {
      effects.files().wroteText(file.path(), invocation.first(), invocation.at());
      effects.files().write(file.path(), file.named(), invocation.flow(), invocation.at());
      return Value.UNKNOWN;
    }
    if (name.startsWith("read")) {
      Flow place = file.path().flow();
      return Value.unknown(
          (isFound(file.named()) ? place.without(Behaviour.DECODE) : place)
              .and(evaluator.session.files.named(file.path().textWithHoles()))
              .without(Behaviour.HOST));
    }
    return new Value(file, flow);
  }

  /**
   * Whether a function that is no library's gave the place of a file: that something was decoded to
   * find it does not make what lies there encoded. What another expression names may have been
   * written to before, and has what was written.
   */
  private boolean isFound(@Nullable Expr place) {
    return place instanceof Expr.Primary(int at, Expr.Name function, List<Expr.Trailer> trailers)
        && trailers.size() == 1
        && trailers.getFirst() instanceof Expr.Call
        && !(evaluator.named(function.id()).known() instanceof Known.Named);
  }

  private void keep(Value of, String name, Invocation invocation) {
    Expr receiver = invocation.receiver();
    Flow given = invocation.flow();
    if (receiver instanceof Expr.Name id && of.known() instanceof Known.Items(List<Value> items)) {
      boolean known =
          name.equals("append") && invocation.arguments().size() == 1 && items.size() < 4096;
      List<Value> more = new ArrayList<>(items);
      more.add(invocation.first());
      evaluator.scope.change(
          id.id(), known ? Value.items(more).with(of.flow()) : Value.unknown(of.flow().and(given)));
    } else if (receiver instanceof Expr.Name id && of.known() instanceof Known.Bytes) {
      evaluator.scope.change(id.id(), Value.unknown(of.flow().and(given)));
    } else {
      evaluator.assignments().taint(receiver, given);
    }
  }

  private static @Nullable Value fold(Value of, String name, Invocation invocation, Flow flow) {
    Value first = invocation.first();
    return switch (name) {
      case "join" -> Library.joined(of, first);
      case "format" ->
          of.text()
              .map(t -> Formatting.format(t, invocation.arguments(), invocation.keywords()))
              .orElse(null);
      case "replace" -> replaced(of, first, invocation.argument(1, "new"), flow);
      case "decode" ->
          Library.codec(of, invocation.argument(0, "encoding").text().orElse("utf-8"), flow);
      case "encode" -> encoded(of, invocation.argument(0, "encoding").text().orElse("utf-8"), flow);
      case "upper" -> of.text().map(t -> Value.text(t.toUpperCase(Locale.ROOT), flow)).orElse(null);
      case "lower", "casefold" ->
          of.text().map(t -> Value.text(t.toLowerCase(Locale.ROOT), flow)).orElse(null);
      case "swapcase" -> of.text().map(t -> Value.text(swapped(t), flow)).orElse(null);
      case "strip", "lstrip", "rstrip" -> stripped(of, name, invocation, flow);
      case "split" -> split(of, invocation, flow);
      case "hex" ->
          of.bytes().map(b -> Value.text(java.util.HexFormat.of().formatHex(b), flow)).orElse(null);
      case "bit_length" ->
          of.number()
              .map(n -> Value.number(java.math.BigInteger.valueOf(n.bitLength()), flow))
              .orElse(null);
      case "to_bytes" ->
          of.number()
              .flatMap(n ->
                  first
                      .smallNumber()
                      .or(() -> invocation.argument(0, "length").smallNumber())
                      .map(l ->
                          Library.toBytes(
                              n,
                              l,
                              invocation
                                  .argument(1, "byteorder")
                                  .text()
                                  .orElse("big")
                                  .equals("little"),
                              flow)))
              .orElse(Value.unknown(hasLength(invocation) ? flow.and(Behaviour.DECODE) : flow));
      case "translate" -> Value.unknown(flow.and(Behaviour.DECODE));
      case "get", "pop" ->
          of.known() instanceof Known.Pairs(Map<String, Value> pairs)
              ? first.text().isPresent()
                  ? lookedUp(pairs, first.text().get(), invocation)
                  : function(of, pairs)
              : first.text().isPresent() ? Value.unknown(Arithmetic.one(flow, first)) : null;
      case "copy", "tolist", "__getitem__" ->
          name.equals("__getitem__") ? Arithmetic.item(of, first) : of;
      case "items" ->
          of.known() instanceof Known.Pairs(Map<String, Value> pairs) && pairs.size() <= MOST_PAIRS
              ? pairs(pairs, flow)
              : null;
      case "keys" ->
          of.known() instanceof Known.Pairs(Map<String, Value> pairs) && pairs.size() <= MOST_PAIRS
              ? Value.items(pairs.keySet().stream().map(Value::text).toList()).with(flow)
              : null;
      case "values" ->
          of.known() instanceof Known.Pairs(Map<String, Value> pairs)
              ? Value.items(List.copyOf(pairs.values()))
              : null;
      case "startswith", "endswith", "isdigit", "find", "index", "count" -> Value.UNKNOWN;
      default -> null;
    };
  }

  private static Value pairs(Map<String, Value> pairs, Flow flow) {
    List<Value> out = new ArrayList<>();
    pairs.forEach((key, value) -> out.add(Value.items(List.of(Value.text(key), value))));
    return Value.items(out).with(flow);
  }

  /** {@code options.to_bytes()} without a length is of something else than a number. */
  private static boolean hasLength(Invocation invocation) {
    return !invocation.arguments().isEmpty() || !invocation.keywords().isEmpty();
  }

  private static Value replaced(Value of, Value what, Value by, Flow flow) {
    if (of.known() instanceof Known.Text(String text, boolean whole)
        && what.text().isPresent()
        && by.text().isPresent()
        && !what.text().get().isEmpty()) {
      String out = text.replace(what.text().get(), by.text().get());
      return out.length() > Value.MOST ? Value.unknown(flow) : Value.text(out, flow);
    }
    return Value.unknown(flow);
  }

  /** {@code handlers.get(kind)(text)}. */
  private static @Nullable Value function(Value of, Map<String, Value> pairs) {
    Value any = Alike.any(of, pairs);
    return any.known() instanceof Alike.OneOf ? any : null;
  }

  /** A letter for a letter is a cipher. */
  private static @Nullable Value lookedUp(
      Map<String, Value> pairs, String key, Invocation invocation) {
    Value found = pairs.get(key);
    boolean byDefault = found == null && invocation.arguments().size() == 2;
    Value given = byDefault ? invocation.arguments().get(1) : found;
    boolean letter = key.length() == 1 && pairs.size() > 8;
    return given != null && letter ? given.with(Behaviour.DECODE) : given;
  }

  private static @Nullable Value encoded(Value of, String name, Flow flow) {
    return switch (name) {
      case "rot13", "rot-13", "rot_13" -> Library.codec(of, name, flow); // its own opposite
      case "latin-1", "latin1", "iso-8859-1" ->
          of.text()
              .map(t -> Value.bytes(t.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), flow))
              .orElse(null);
      default ->
          of.known() instanceof Known.Text(String t, boolean whole) && !whole
              ? of
              : of.octets().map(b -> Value.bytes(b, flow)).orElse(null);
    };
  }

  private static String swapped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars()
        .forEach(c ->
            out.append(
                (char)
                    (Character.isUpperCase(c)
                        ? Character.toLowerCase(c)
                        : Character.toUpperCase(c))));
    return out.toString();
  }

  private static @Nullable Value stripped(Value of, String name, Invocation invocation, Flow flow) {
    if (!invocation.arguments().isEmpty()) {
      return Value.unknown(flow);
    }
    return of.text()
        .map(t ->
            Value.text(
                name.equals("lstrip")
                    ? t.stripLeading()
                    : name.equals("rstrip") ? t.stripTrailing() : t.strip(),
                flow))
        .orElse(null);
  }

  private static @Nullable Value split(Value of, Invocation invocation, Flow flow) {
    if (of.text().isEmpty() || of.text().get().length() > 1 << 16) {
      return null;
    }
    String text = of.text().get();
    String by = invocation.argument(0, "sep").text().orElse("");
    String[] parts =
        by.isEmpty()
            ? text.strip().split("\\s+")
            : text.split(java.util.regex.Pattern.quote(by), -1);
    List<Value> items = new ArrayList<>();
    for (String part : parts) {
      items.add(Value.text(part));
    }
    return Value.items(items).with(flow);
  }
}
