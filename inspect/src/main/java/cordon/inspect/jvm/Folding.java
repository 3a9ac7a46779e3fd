package cordon.inspect.jvm;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Decoders;
import cordon.inspect.value.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls that make text, bytes or paths of text, bytes or paths, worked out. */
final class Folding {
  private Folding() {}

  /** Nothing when the call is another. */
  static Optional<Value> of(Call call) {
    return switch (call.owner()) {
      case "java.lang.StringBuilder", "java.lang.StringBuffer", "java.util.StringJoiner" ->
          builder(call);
      case "java.lang.String" -> string(call);
      case "java.lang.Character", "java.lang.Integer", "java.lang.Long", "java.lang.Byte" ->
          boxed(call);
      case "java.util.Base64$Decoder",
          "org.apache.commons.codec.binary.Base64",
          "sun.misc.BASE64Decoder",
          "javax.xml.bind.DatatypeConverter",
          "jakarta.xml.bind.DatatypeConverter",
          "java.util.HexFormat",
          "org.apache.commons.codec.binary.Hex",
          "android.util.Base64" ->
          decoded(call);
      default -> PathFolding.of(call);
    };
  }

  private static Optional<Value> builder(Call call) {
    JvmObject object = call.object();
    if (object == null) {
      return Optional.empty();
    }
    switch (call.method()) {
      case "<init>" -> {
        boolean text = !call.type().parameterList().isEmpty() && isText(call, 0);
        object.set(text ? textOf(call.argument(0)) : Value.text(""));
      }
      case "append", "add" ->
          object.set(
              isChar(call, 0)
                  ? object.content().then(character(call.argument(0)))
                  : object.content().then(textOf(call.argument(0))));
      case "insert" ->
          object.set(
              call.argument(0).smallNumber().orElse(-1) == 0
                  ? textOf(call.argument(1)).then(object.content())
                  : Value.text(String.valueOf(Value.HOLE), call.flow()));
      case "reverse" -> object.set(reversed(object.content()));
      case "toString" -> {
        return Optional.of(object.content());
      }
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(object.value());
  }

  private static Optional<Value> string(Call call) {
    Value self = call.receiver() == null ? Value.UNKNOWN : textOf(call.receiver());
    return switch (call.method()) {
      case "<init>" -> {
        JvmObject object = call.object();
        if (object != null) {
          object.set(
              call.arguments().isEmpty() ? Value.text("") : asText(textOf(call.argument(0))));
        }
        yield Optional.of(call.receiver() == null ? Value.UNKNOWN : call.receiver());
      }
      case "concat" -> Optional.of(self.then(textOf(call.argument(0))));
      case "toString", "intern", "trim", "strip" -> Optional.of(mapped(self, call, t -> t));
      case "toLowerCase" -> Optional.of(mapped(self, call, t -> t.toLowerCase(Locale.ROOT)));
      case "toUpperCase" -> Optional.of(mapped(self, call, t -> t.toUpperCase(Locale.ROOT)));
      case "replace", "replaceAll" -> Optional.of(replaced(self, call));
      case "substring" -> Optional.of(substring(self, call));
      case "getBytes", "toCharArray" ->
          Optional.of(
              self.isUnknown()
                  ? JvmObject.of(call.type().returnType().descriptorString(), null, self).value()
                  : self);
      case "valueOf", "copyValueOf" ->
          Optional.of(
              isChar(call, 0) ? character(call.argument(0)) : asText(textOf(call.argument(0))));
      case "format", "formatted" -> Optional.of(formatted(call));
      case "join" -> Optional.of(joined(call));
      default -> Optional.empty();
    };
  }

  /** {@code String.join(".", parts)}; of a list only that it is joined. */
  private static Value joined(Call call) {
    JvmObject parts = call.arguments().size() == 2 ? JvmObject.of(call.argument(1)) : null;
    @Nullable Value @Nullable [] members = parts == null ? null : parts.members();
    if (parts == null || members == null) {
      return call.text(" ");
    }
    Value all = Value.text("", parts.flow());
    for (int i = 0; i < members.length; i++) {
      Value member = members[i];
      all = i == 0 ? all : all.then(textOf(call.argument(0)));
      all = all.then(member == null ? Value.UNKNOWN : textOf(member));
    }
    return all;
  }

  private static Optional<Value> boxed(Call call) {
    return switch (call.method()) {
      case "valueOf", "intValue", "longValue", "byteValue", "charValue" ->
          Optional.of(call.receiver() == null ? call.argument(0) : call.receiver());
      case "toString" -> Optional.of(character(call.argument(0)));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> decoded(Call call) {
    Function<byte[], Optional<byte[]>> decoder =
        call.owner().contains("Hex") || call.method().contains("Hex")
            ? Decoders::hex
            : Decoders::base64;
    boolean decodes = call.method().startsWith("decode") || call.method().startsWith("parse");
    if (!decodes || call.arguments().isEmpty()) {
      return Optional.empty();
    }
    Value packed = textOf(call.argument(0));
    return Optional.of(
        packed
            .octets()
            .flatMap(decoder)
            .map(bytes -> Value.bytes(bytes, packed.flow().and(Behaviour.DECODE)))
            .orElse(Value.unknown(call.flow().and(Behaviour.DECODE))));
  }

  /** With what is known in the places of {@code %s} and {@code %d}; other forms are as unknown. */
  private static Value formatted(Call call) {
    boolean onFormat = call.method().equals("formatted");
    Value format = onFormat && call.receiver() != null ? call.receiver() : call.argument(0);
    Optional<String> pattern = textOf(format).text();
    JvmObject array = JvmObject.of(call.argument(call.arguments().size() - 1));
    if (pattern.isEmpty() || array == null || array.members() == null) {
      return call.text(" ");
    }
    Value text = Value.text("", call.flow());
    String[] pieces = pattern.get().split("%", -1);
    text = text.then(Value.text(pieces[0]));
    for (int i = 1; i < pieces.length; i++) {
      boolean plain = pieces[i].startsWith("s") || pieces[i].startsWith("d");
      Value member = i <= array.members().length ? array.load(Value.number(i - 1)) : Value.UNKNOWN;
      Value shown = plain ? textOf(member) : Value.UNKNOWN;
      int end = 0;
      while (end < pieces[i].length() && !Character.isLetter(pieces[i].charAt(end))) {
        end++;
      }
      String rest = pieces[i].substring(Math.min(pieces[i].length(), end + 1));
      text = text.then(Value.text("")).then(shown).then(Value.text(rest));
    }
    return text;
  }

  private static Value substring(Value self, Call call) {
    @Nullable String text = self.text().orElse(null);
    int from = call.argument(0).smallNumber().orElse(-1);
    int to =
        call.arguments().size() < 2
            ? (text == null ? -1 : text.length())
            : call.argument(1).smallNumber().orElse(-1);
    return text == null || from < 0 || to < from || to > text.length()
        ? Value.unknown(call.flow())
        : Value.text(text.substring(from, to), self.flow());
  }

  private static Value replaced(Value self, Call call) {
    Optional<String> what = textOf(call.argument(0)).text();
    Optional<String> with = textOf(call.argument(1)).text();
    boolean literal = what.isPresent() && what.get().chars().allMatch(Folding::isPlain);
    if (self.text().isEmpty() || with.isEmpty() || !literal || what.get().isEmpty()) {
      return Value.unknown(call.flow());
    }
    String result = self.text().get().replace(what.get(), with.get());
    return result.length() > Value.MOST
        ? Value.unknown(call.flow())
        : Value.text(result, self.flow().and(Behaviour.DECODE));
  }

  /** Whether a character means itself in a regular expression as well. */
  private static boolean isPlain(int c) {
    return "\\[](){}.*+?^$|".indexOf(c) < 0;
  }

  private static Value mapped(Value self, Call call, Function<String, String> change) {
    return self.text()
        .map(text -> Value.text(change.apply(text), self.flow()))
        .orElse(self.isUnknown() ? Value.unknown(call.flow()) : self);
  }

  private static Value reversed(Value content) {
    return content
        .text()
        .map(text -> Value.text(Decoders.reversed(text), content.flow().and(Behaviour.DECODE)))
        .orElse(Value.unknown(content.flow().and(Behaviour.DECODE)));
  }

  private static Value asText(Value value) {
    return value.asText().map(text -> Value.text(text, value.flow())).orElse(value);
  }

  private static Value character(Value value) {
    return value
        .smallNumber()
        .filter(Character::isValidCodePoint)
        .map(c -> Value.text(Character.toString(c), value.flow()))
        .orElse(Value.text(String.valueOf(Value.HOLE), value.flow()));
  }

  private static boolean isChar(Call call, int index) {
    return call.type().parameterCount() > index
        && call.type().parameterType(index).descriptorString().equals("C");
  }

  private static boolean isText(Call call, int index) {
    return !call.type().parameterType(index).isPrimitive();
  }

  private static Value textOf(Value value) {
    return JvmObject.textOf(value);
  }
}
