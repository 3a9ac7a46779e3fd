package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Place;
import cordon.inspect.value.Decoders;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Optional;

/** Programs that turn encoded text back, or encode it. */
final class Filter {
  private final Session session;
  private final List<Value> words;
  private final Value input;
  private final Place place;

  Filter(Session session, List<Value> words, Value input, Place place) {
    this.session = session;
    this.words = words;
    this.input = input;
    this.place = place;
  }

  Value run(String name) {
    Value from = input;
    for (Value word : words.subList(1, words.size())) {
      from = from.with(word.flow().and(new Writing(session).read(word)));
    }
    return switch (name) {
      case "base64" ->
          has("-d", "-D", "--decode", "-di")
              ? decoded(from, octets(from).flatMap(Decoders::base64), name)
              : encoded(from);
      case "base32" ->
          has("-d", "--decode")
              ? decoded(from, octets(from).flatMap(Decoders::base32), name)
              : encoded(from);
      case "xxd" ->
          has("-r") || Program.line(words).contains(" -r")
              ? decoded(from, octets(from).flatMap(Decoders::hex), name)
              : encoded(from);
      case "gunzip", "zcat" -> decoded(from, octets(from).flatMap(Decoders::inflate), name);
      case "gzip" ->
          has("-d", "-dc", "-cd")
              ? decoded(from, octets(from).flatMap(Decoders::inflate), name)
              : encoded(from);
      case "rev" ->
          decoded(
              from,
              from.text()
                  .map(t -> Decoders.reversed(t).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
              name);
      case "openssl" -> openssl(from);
      case "certutil" -> certutil(from);
      case "uudecode" -> decoded(from, Optional.empty(), name);
      case "xz",
          "xzcat",
          "unxz",
          "lzma",
          "lzcat",
          "unlzma",
          "bzip2",
          "bzcat",
          "bunzip2",
          "zstd",
          "zstdcat",
          "unzstd",
          "brotli" -> {
        session.unpacked = session.unpacked.and(from.flow());
        yield decoded(from, Optional.empty(), name);
      }
      default -> encoded(from);
    };
  }

  private boolean has(String... options) {
    return words.stream().map(Value::textWithHoles).anyMatch(w -> List.of(options).contains(w));
  }

  private static Optional<byte[]> octets(Value value) {
    return value.octets();
  }

  private Value decoded(Value from, Optional<byte[]> bytes, String how) {
    session.add(Behaviour.DECODE, how, from.flow(), place, Program.line(words));
    Flow flow = from.flow().and(Behaviour.DECODE);
    return bytes
        .map(b -> Value.text(new String(b, java.nio.charset.StandardCharsets.UTF_8), flow))
        .orElse(Value.unknown(flow));
  }

  private static Value encoded(Value from) {
    return Value.unknown(from.flow());
  }

  private Value openssl(Value from) {
    if (has("base64") && has("-d")) {
      return decoded(from, octets(from).flatMap(Decoders::base64), "openssl");
    }
    boolean decrypts = has("enc", "aes-256-cbc", "aes-128-cbc") && has("-d");
    if (decrypts || has("rsautl", "pkeyutl", "enc")) {
      Behaviour behaviour = decrypts ? Behaviour.DECRYPT : Behaviour.ENCRYPT;
      session.add(behaviour, "openssl", from.flow(), place, Program.line(words));
      Value out = Value.unknown(from.flow().and(behaviour));
      for (int i = 1; i + 1 < words.size(); i++) {
        if (words.get(i).textWithHoles().equals("-out")) {
          new Writing(session).to(words.get(i + 1), out, false, place);
        }
      }
      return out;
    }
    return Value.unknown(from.flow());
  }

  private Value certutil(Value from) {
    String line = Program.line(words).toLowerCase(java.util.Locale.ROOT);
    boolean fetches = line.contains("urlcache");
    boolean decodes = line.contains("-decode") || line.contains("/decode");
    if (fetches || decodes) {
      Behaviour behaviour = fetches ? Behaviour.FETCH : Behaviour.DECODE;
      session.add(behaviour, "certutil", from.flow(), place, Program.line(words));
      session.add(Behaviour.CONCEALED, "system-program", from.flow(), place, Program.line(words));
      new Writing(session)
          .to(words.getLast(), Value.unknown(from.flow().and(behaviour)), false, place);
    }
    return Value.unknown(from.flow());
  }
}
