package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Decoders;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions of the standard library that are folded. */
final class Library {
  /** A longer range is not made a list: lists of all of a file have to fit in memory together. */
  private static final int LONGEST_RANGE = 1 << 13;

  /** Where packages are installed, on whatever machine. */
  static final String SITE = "/site-packages";

  private Library() {}

  /** What a call gives; null when it is none of these or not known. */
  static @Nullable Value decode(String name, Invocation invocation) {
    Value of = invocation.first();
    Flow flow = invocation.flow();
    return switch (name) {
      case "base64.b64decode",
          "base64.urlsafe_b64decode",
          "base64.standard_b64decode",
          "base64.decodebytes",
          "base64.decodestring",
          "binascii.a2b_base64",
          "pybase64.b64decode" ->
          bytes(of, Decoders::base64, flow);
      case "base64.b32decode" -> bytes(of, Decoders::base32, flow);
      case "base64.b16decode",
          "binascii.unhexlify",
          "binascii.a2b_hex",
          "bytes.fromhex",
          "bytearray.fromhex" ->
          bytes(of, Decoders::hex, flow);
      case "base64.b85decode" -> bytes(of, Decoders::base85, flow);
      case "base64.a85decode" -> bytes(of, Decoders::ascii85, flow);
      case "zlib.decompress", "gzip.decompress" -> bytes(of, Decoders::inflate, flow);
      case "urllib.parse.unquote", "urllib.unquote", "urllib2.unquote" ->
          of.text().map(t -> Value.text(Decoders.percent(t), flow)).orElse(null);
      case "codecs.decode" ->
          codec(of, invocation.argument(1, "encoding").text().orElse("utf-8"), flow);
      case "codecs.getdecoder", "codecs.lookup" -> null;
      case "os.path.join", "posixpath.join", "ntpath.join" -> join(invocation.arguments());
      case "os.path.expanduser",
          "os.path.abspath",
          "os.path.realpath",
          "os.path.normpath",
          "os.fspath",
          "pathlib.Path",
          "pathlib.PurePath",
          "pathlib.PosixPath",
          "pathlib.WindowsPath",
          "textwrap.dedent",
          "os.path.expandvars",
          "inspect.cleandoc",
          "os.fsencode",
          "os.fsdecode",
          "shlex.quote" ->
          invocation.arguments().size() > 1
              ? joined(join(invocation.arguments()))
              : of.isUnknown() ? null : of;
      case "marshal.loads" ->
          of.octets().flatMap(b -> CompiledCode.marshalled(b, flow)).orElse(null);
      case "pathlib.Path.home" -> Value.text("~");
      case "os.path.basename" ->
          of.text().map(t -> Value.text(t.substring(t.lastIndexOf('/') + 1), flow)).orElse(null);
      case "tempfile.gettempdir" -> Value.text("/tmp");
      case "tempfile.mkdtemp" -> Value.text("/tmp/" + Value.HOLE);
      case "site.getsitepackages" -> Value.items(List.of(Value.text(SITE)));
      case "site.getusersitepackages", "distutils.sysconfig.get_python_lib" -> Value.text(SITE);
      case "sysconfig.get_paths" ->
          Value.pairs(Map.of("purelib", Value.text(SITE), "platlib", Value.text(SITE)));
      case "sysconfig.get_path" ->
          of.text().filter(t -> t.endsWith("lib")).map(t -> Value.text(SITE)).orElse(null);
      case "socket.socket.accept", "socket.create_server.accept" ->
          Value.items(List.of(new Value(new Known.Result("socket.socket"), flow), Value.UNKNOWN));
      case "shlex.split" ->
          of.text().map(t -> Value.items(List.of(Value.text(t, flow)))).orElse(null);
      case "int.from_bytes" -> null;
      default -> null;
    };
  }

  /** Null where no part of a path is known. */
  private static @Nullable Value joined(Value path) {
    return path.isUnknown() ? null : path;
  }

  private static @Nullable Value bytes(
      Value of, Function<byte[], Optional<byte[]>> decoder, Flow flow) {
    return of.octets().flatMap(decoder).map(b -> Value.bytes(b, flow)).orElse(null);
  }

  /** {@code value.decode(name)} and the like; null where it is not known. */
  static @Nullable Value codec(Value of, String name, Flow flow) {
    Flow decoded = flow.and(Behaviour.DECODE);
    return switch (name.toLowerCase(java.util.Locale.ROOT).replace('_', '-')) {
      case "rot13", "rot-13" ->
          of.asText()
              .map(t -> Value.text(Decoders.rot13(t), decoded))
              .orElse(Value.unknown(decoded));
      case "hex", "hex-codec" -> orUnknown(bytes(of, Decoders::hex, decoded), decoded);
      case "base64", "base64-codec", "base-64" ->
          orUnknown(bytes(of, Decoders::base64, decoded), decoded);
      case "zlib", "zip", "zlib-codec" -> orUnknown(bytes(of, Decoders::inflate, decoded), decoded);
      case "unicode-escape", "raw-unicode-escape", "string-escape", "unicode-escape-decode" ->
          of.asText()
              .map(t -> Value.text(Decoders.escapes(t), decoded))
              // Settings and names of files are unescaped so; what hides code is known here.
              .orElse(Value.unknown(flow));
      case "utf-16", "utf-16le", "utf-16-le" ->
          of.bytes()
              .map(b -> Value.text(new String(b, StandardCharsets.UTF_16LE), flow))
              .orElse(Value.unknown(flow));
      default -> of.asText().map(t -> Value.text(t, flow)).orElse(Value.unknown(flow));
    };
  }

  private static Value orUnknown(@Nullable Value value, Flow flow) {
    return value == null ? Value.unknown(flow) : value;
  }

  static Value join(List<Value> parts) {
    Value path = Value.text("");
    boolean any = false;
    for (Value part : parts) {
      String text = part.textWithHoles();
      boolean absolute = text.startsWith("/") || text.startsWith("~");
      any |= !part.isUnknown();
      path =
          absolute || path.textWithHoles().isEmpty()
              ? part.textWithHoles().equals(String.valueOf(Value.HOLE))
                  ? Value.text(text, part.flow()).with(path.flow())
                  : part.with(path.flow())
              : path.then(Value.text("/")).then(part);
    }
    return any ? path : Value.unknown(path.flow());
  }

  /** {@code ''.join(parts)}. */
  static Value joined(Value separator, Value parts) {
    List<Value> items = Arithmetic.items(parts);
    Flow flow = separator.flow().and(parts.flow());
    if (items.isEmpty()) {
      return Value.unknown(flow);
    }
    if (separator.bytes().isPresent()) {
      return joinedBytes(separator, items, flow);
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < items.size() && out.length() <= Value.MOST; i++) {
      out.append(i == 0 ? "" : separator.textWithHoles()).append(items.get(i).textWithHoles());
    }
    return Value.text(out.toString(), flow);
  }

  private static Value joinedBytes(Value separator, List<Value> items, Flow flow) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < items.size(); i++) {
      Optional<byte[]> bytes = items.get(i).octets();
      if (bytes.isEmpty() || out.size() > Value.MOST) {
        return Value.unknown(flow);
      }
      out.writeBytes(i == 0 ? new byte[0] : separator.bytes().orElseThrow());
      out.writeBytes(bytes.get());
    }
    return Value.bytes(out.toByteArray(), flow);
  }

  /** {@code bytes([…])}. */
  static Value bytes(Value of) {
    List<Value> items = of.items().orElse(List.of());
    if (items.isEmpty()) {
      return of.bytes().isPresent()
          ? of
          : of.octets().map(b -> Value.bytes(b, of.flow())).orElse(of.blurred());
    }
    byte[] out = new byte[items.size()];
    for (int i = 0; i < out.length; i++) {
      Optional<Integer> number = items.get(i).smallNumber();
      if (number.isEmpty()) {
        return of.blurred();
      }
      out[i] = number.get().byteValue();
    }
    return Value.bytes(out, of.flow().and(Behaviour.DECODE));
  }

  /** {@code number.to_bytes(length, order)}. */
  static Value toBytes(BigInteger number, int length, boolean little, Flow flow) {
    byte[] raw = number.toByteArray();
    byte[] out = new byte[Math.min(Math.max(length, 0), Value.MOST)];
    for (int i = 0; i < Math.min(raw.length, out.length); i++) {
      out[out.length - 1 - i] = raw[raw.length - 1 - i];
    }
    return Value.bytes(little ? Decoders.reversed(out) : out, flow.and(Behaviour.DECODE));
  }

  static Value range(List<Value> bounds) {
    List<Integer> numbers = new ArrayList<>();
    for (Value bound : bounds) {
      if (bound.smallNumber().isEmpty()) {
        return Value.UNKNOWN;
      }
      numbers.add(bound.smallNumber().get());
    }
    int from = numbers.size() > 1 ? numbers.get(0) : 0;
    int to = numbers.isEmpty() ? 0 : numbers.get(numbers.size() > 1 ? 1 : 0);
    int step = numbers.size() > 2 ? numbers.get(2) : 1;
    if (step == 0 || Math.abs((long) to - from) / Math.abs((long) step) > LONGEST_RANGE) {
      return Value.UNKNOWN;
    }
    List<Value> out = new ArrayList<>();
    for (long i = from; step > 0 ? i < to : i > to; i += step) {
      out.add(Value.number(i));
    }
    return Value.items(out);
  }
}
