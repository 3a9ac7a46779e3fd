package cordon.inspect.model;

import cordon.inspect.model.Symbol.Called;
import cordon.inspect.model.Symbol.Group;
import cordon.inspect.model.Symbol.Literal;
import cordon.inspect.model.Symbol.Named;
import cordon.inspect.model.Symbol.Whole;
import cordon.inspect.value.Decoders;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Calls that make text or bytes of text or bytes, worked out. */
final class PickleText {
  private static final int LONGEST = 1 << 20;

  private PickleText() {}

  /** None when the call is another or its arguments are not known. */
  static Optional<Literal> fold(String function, List<Symbol> arguments) {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    Symbol first = arguments.getFirst();
    return switch (function) {
      case "codecs.encode", "_codecs.encode", "codecs.decode", "_codecs.decode" ->
          literal(first).flatMap(text -> codec(text, arguments));
      case "base64.b85decode" -> decoded(first, Decoders::base85);
      case "base64.a85decode" -> decoded(first, Decoders::ascii85);
      case "base64.b32decode" -> decoded(first, Decoders::base32);
      case "base64.b64decode",
          "base64.urlsafe_b64decode",
          "base64.decodebytes",
          "binascii.a2b_base64" ->
          decoded(first, Decoders::base64);
      case "binascii.unhexlify",
          "binascii.a2b_hex",
          "builtins.bytes.fromhex",
          "builtins.bytearray.fromhex" ->
          decoded(first, Decoders::hex);
      case "zlib.decompress", "gzip.decompress" -> decoded(first, Decoders::inflate);
      case "builtins.chr" -> number(first).map(n -> text(Character.toString(n.intValue())));
      case "builtins.str", "builtins.bytes", "builtins.bytearray", "builtins.str.lower" ->
          converted(function, first);
      case "operator.add", "operator.concat", "operator.iadd", "operator.iconcat" ->
          joined("", arguments);
      case "builtins.str.join" ->
          arguments.size() == 2 && arguments.get(1) instanceof Group group
              ? literal(first).flatMap(by -> joined(by.text(), group.members()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Literal> literal(Symbol symbol) {
    return switch (symbol) {
      case Literal literal when literal.length() <= LONGEST -> Optional.of(literal);
      case Called(Named(String name), List<Symbol> arguments) -> fold(name, arguments);
      default -> Optional.empty();
    };
  }

  private static Optional<Long> number(Symbol symbol) {
    return symbol instanceof Whole(long n) && Character.isValidCodePoint((int) n)
        ? Optional.of(n)
        : Optional.empty();
  }

  private static Optional<Literal> codec(Literal text, List<Symbol> arguments) {
    String codec =
        arguments.size() > 1 && arguments.get(1) instanceof Literal name
            ? name.text().replace('-', '_').toLowerCase(Locale.ROOT)
            : "utf_8";
    return switch (codec) {
      case "latin1", "latin_1", "iso_8859_1" ->
          Optional.of(bytes(text.text().getBytes(StandardCharsets.ISO_8859_1)));
      case "utf_8", "utf8", "ascii" -> Optional.of(new Literal(text.text()));
      case "hex", "hex_codec" -> decoded(text, Decoders::hex);
      case "base64", "base64_codec" -> decoded(text, Decoders::base64);
      case "rot13", "rot_13" -> Optional.of(text(Decoders.rot13(text.text())));
      case "zlib", "zip", "zlib_codec" -> decoded(text, Decoders::inflate);
      default -> Optional.empty();
    };
  }

  private static Optional<Literal> decoded(
      Symbol packed, Function<byte[], Optional<byte[]>> decoder) {
    return literal(packed).map(Literal::bytes).flatMap(decoder).map(PickleText::bytes);
  }

  private static Optional<Literal> converted(String function, Symbol first) {
    if (first instanceof Group group) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (Symbol each : group.members()) {
        if (!(each instanceof Whole(long n)) || n < 0 || n > 255) {
          return Optional.empty();
        }
        out.write((int) n);
      }
      return Optional.of(bytes(out.toByteArray()));
    }
    return literal(first)
        .map(l -> function.endsWith("str") || function.endsWith("lower") ? text(l.text()) : l);
  }

  private static Optional<Literal> joined(String by, List<Symbol> parts) {
    List<String> texts = new ArrayList<>();
    long length = 0;
    for (Symbol part : parts) {
      Optional<Literal> literal = literal(part);
      if (literal.isEmpty()) {
        return Optional.empty();
      }
      texts.add(literal.get().text());
      length += texts.getLast().length() + by.length();
    }
    return length > LONGEST ? Optional.empty() : Optional.of(text(String.join(by, texts)));
  }

  private static Literal text(String text) {
    return new Literal(text);
  }

  private static Literal bytes(byte[] bytes) {
    return new Literal(bytes, Literal.Form.BYTES);
  }
}
