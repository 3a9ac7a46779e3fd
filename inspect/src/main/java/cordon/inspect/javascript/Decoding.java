package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Decoders;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Functions that turn encoded text back. */
final class Decoding {
  /** Written out byte by byte without hiding anything. */
  private static final int FEW_BYTES = 16;

  private static final int MOST_NUMBERS = 4096;

  private final Calls calls;

  Decoding(Calls calls) {
    this.calls = calls;
  }

  /** Null for any other function. */
  @Nullable Value call(String name, Invocation invocation) {
    Value first = invocation.argument(0);
    Flow flow = invocation.flow();
    return switch (name) {
      case "atob" ->
          decoded(
              name,
              first,
              first
                  .octets()
                  .flatMap(Decoders::base64)
                  .map(b -> Value.text(new String(b, StandardCharsets.ISO_8859_1), flow)),
              invocation);
      case "Buffer.from", "Buffer", "safe-buffer.Buffer.from" -> buffer(invocation);
      case "String.fromCharCode", "String.fromCodePoint" -> characters(invocation);
      case "unescape", "decodeURIComponent", "decodeURI" -> percent(name, invocation);
      case "zlib.inflate",
          "zlib.gunzip",
          "zlib.unzip",
          "zlib.inflateRaw",
          "zlib.brotliDecompress",
          "pako.inflate",
          "pako.ungzip",
          "lz-string.decompressFromBase64",
          "lz-string.decompress",
          "lz-string.decompressFromUTF16",
          "lz-string.decompressFromEncodedURIComponent" ->
          unpacked(name, invocation);
      case "JSON.stringify" ->
          ObjectText.write(first).orElse(Mail.isCopied(first) ? first : Value.unknown(flow));
      // What is encoded is no longer what was decoded for it.
      case "btoa" -> Value.unknown(flow.without(Behaviour.DECODE));
      case "encodeURIComponent",
          "querystring.stringify",
          "Object.assign",
          "Object.values",
          "Object.entries" ->
          first.text().isPresent() && name.startsWith("encode") ? first : Value.unknown(flow);
      case "Object.keys", "Object.getOwnPropertyNames" -> keys(first);
      case "Number" -> Numerals.number(first);
      case "parseInt", "Number.parseInt" -> Numerals.integer(first, invocation.argument(1));
      default -> null;
    };
  }

  private static Value keys(Value of) {
    if (of.known() instanceof JsObject object && object.members.size() <= 64) {
      return new Value(
          Value.items(object.members.keySet().stream().map(Value::text).toList()).known(),
          of.flow());
    }
    return Value.unknown(of.flow());
  }

  /** Unpacking what was fetched is what installers do; unpacking what the code holds hides it. */
  private Value unpacked(String name, Invocation invocation) {
    Value first = invocation.argument(0);
    Flow flow = invocation.flow();
    if (first.octets().isEmpty() && !flow.has(Behaviour.DECODE)) {
      Flow plain = flow.has(Behaviour.FETCH) ? flow : flow.and(Behaviour.DECODE);
      calls.callbacks(invocation, plain);
      return Value.unknown(plain);
    }
    Optional<Value> bytes =
        name.startsWith("zlib.brotli") || name.startsWith("lz-string.")
            ? Optional.empty()
            : first.octets().flatMap(Decoders::inflate).map(b -> Value.bytes(b, flow));
    return decoded(name, first, bytes, invocation);
  }

  private Value decoded(String how, Value from, Optional<Value> to, Invocation invocation) {
    calls.evaluator.add(Behaviour.DECODE, how, from.flow(), invocation.at());
    calls.evaluator.session.budget.hold(1 + Evaluator.size(from) / 8);
    Value value = to.orElse(Value.unknown(invocation.flow())).with(Behaviour.DECODE);
    value = calls.evaluator.seen(value, invocation.at());
    calls.callbacks(invocation, value.flow());
    return new Running(calls).layer(value, invocation.at());
  }

  private Value buffer(Invocation invocation) {
    Value first = invocation.argument(0);
    Flow flow = invocation.flow();
    String encoding = invocation.argument(1).text().orElse("").toLowerCase(Locale.ROOT);
    if (encoding.startsWith("base64")) {
      return decoded(
          "base64",
          first,
          first.octets().flatMap(Decoders::base64).map(b -> Value.bytes(b, flow)),
          invocation);
    }
    if (encoding.equals("hex")) {
      return decoded(
          "hex",
          first,
          first.octets().flatMap(Decoders::hex).map(b -> Value.bytes(b, flow)),
          invocation);
    }
    List<Value> items = first.items().orElse(List.of());
    if (items.size() > 3 && asBytes(first).known() instanceof Known.Bytes bytes) {
      Value value = new Value(bytes, flow);
      return items.size() < FEW_BYTES
          ? value
          : decoded("bytes", first, Optional.of(value), invocation);
    }
    if (encoding.startsWith("utf16") || encoding.startsWith("utf-16")) {
      return first
          .text()
          .map(t -> Value.bytes(t.getBytes(StandardCharsets.UTF_16LE), flow))
          .orElse(Value.unknown(flow));
    }
    return first.text().isPresent()
        ? Value.bytes(first.octets().orElseThrow(), flow)
        : Value.unknown(flow);
  }

  /** Numbers as the bytes that a buffer keeps of them; anything else as it is. */
  static Value asBytes(Value numbers) {
    List<Value> items = numbers.items().orElse(List.of());
    if (items.isEmpty() || items.stream().anyMatch(i -> i.smallNumber().isEmpty())) {
      return numbers;
    }
    byte[] bytes = new byte[items.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = items.get(i).smallNumber().orElse(0).byteValue();
    }
    return Value.bytes(bytes, numbers.flow());
  }

  /** Bytes as the list of numbers that they are to whoever goes through them, if they are few. */
  static Value asNumbers(Value value) {
    if (!(value.known() instanceof Known.Bytes(byte[] bytes)) || bytes.length > MOST_NUMBERS) {
      return value;
    }
    List<Value> numbers = new ArrayList<>();
    for (byte each : bytes) {
      numbers.add(Value.number(each & 0xFF));
    }
    return new Value(new Known.Items(numbers), value.flow());
  }

  private Value characters(Invocation invocation) {
    Flow flow = invocation.flow();
    StringBuilder text = new StringBuilder();
    boolean known = !invocation.arguments().isEmpty();
    for (Value each : invocation.arguments()) {
      int code = each.smallNumber().orElse(-1);
      known &= Character.isValidCodePoint(code);
      if (known) {
        text.appendCodePoint(code);
      }
    }
    if (!known || text.length() > 3) {
      boolean fetched = !known;
      calls.evaluator.add(Behaviour.DECODE, "fromCharCode", flow, invocation.at());
      Value value = fetched ? Value.unknown(flow) : Value.text(text.toString(), flow);
      return new Running(calls)
          .layer(
              calls.evaluator.seen(value.with(Behaviour.DECODE), invocation.at()), invocation.at());
    }
    return Value.text(text.toString(), spells(text) ? flow.and(Behaviour.DECODE) : flow);
  }

  /** What is spelled is written in letters and digits; a line end or a quote hides nothing. */
  private static boolean spells(CharSequence text) {
    return text.chars().anyMatch(Character::isLetterOrDigit);
  }

  private Value percent(String name, Invocation invocation) {
    Value first = invocation.argument(0);
    Optional<String> text = first.text().map(Decoders::percent);
    boolean encoded =
        text.isPresent()
            && first.text().isPresent()
            && first.text().get().length() - text.get().length() > 16;
    return encoded
        ? decoded(name, first, text.map(t -> Value.text(t, invocation.flow())), invocation)
        : text.map(t -> Value.text(t, invocation.flow())).orElse(Value.unknown(invocation.flow()));
  }
}
