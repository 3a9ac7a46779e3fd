package cordon.inspect.javascript;

import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Lines;
import cordon.inspect.fact.Place;
import cordon.inspect.vocabulary.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One text of code: a file, or what was decoded from within one. */
final class Source {
  private static final Words WALLET_WORDS =
      new Words(
          List.of(
              "keypair",
              "mnemonic",
              "bip39",
              "fromwif",
              "bs58",
              "ethers",
              "web3",
              "solana",
              "secp256k1",
              "bitcoin",
              "tronweb",
              "ed25519"));

  final char[] text;
  private final String path;
  private final int layer;
  private final int outerLine;

  /** The unit that code on its outermost level belongs to. */
  final String unit;

  private @Nullable Lines lines;

  private @Nullable Boolean aboutWallets;

  private Source(String path, char[] text, int layer, int outerLine, String unit) {
    this.path = path;
    this.text = text;
    this.layer = layer;
    this.outerLine = outerLine;
    this.unit = unit;
  }

  static Source file(String path, char[] text) {
    return new Source(path, text, 0, 0, "");
  }

  static Source fragment(Place place, String text) {
    return new Source(
        place.path(), text.toCharArray(), place.layer(), Math.max(1, place.line()), "");
  }

  /** Whether a text stands in it as it is. */
  boolean has(String part) {
    return new String(text).contains(part);
  }

  Source within(String inner, int at, boolean decoded, String unit) {
    return new Source(path, inner.toCharArray(), layer + (decoded ? 1 : 0), line(at), unit);
  }

  /** Whether it has types, as TypeScript does. */
  boolean isTyped() {
    return path.endsWith(".ts")
        || path.endsWith(".tsx")
        || path.endsWith(".mts")
        || path.endsWith(".cts");
  }

  boolean mayHaveJsx() {
    return !isTyped() || path.endsWith(".tsx");
  }

  /** Whether it is kept as a text within a file of code or of something else. */
  boolean isKept() {
    return outerLine > 0;
  }

  int depth() {
    return layer;
  }

  String path() {
    return path;
  }

  Place place(int at) {
    return new Place(path, line(at), layer);
  }

  int line(int at) {
    if (outerLine > 0) {
      return outerLine;
    }
    if (lines == null) {
      lines = Lines.of(text);
    }
    return lines.at(at);
  }

  /** Whether it speaks of wallets of coins or of what signs for them. */
  boolean isAboutWallets() {
    if (aboutWallets == null) {
      aboutWallets =
          path.toLowerCase(java.util.Locale.ROOT).contains("wallet")
              || WALLET_WORDS.occur(text, 0, text.length);
    }
    return aboutWallets;
  }

  /** The line at an offset, or what of a long one is near. */
  String quote(int at) {
    int from = Math.min(at, text.length);
    while (from > 0 && at - from < 60 && !Scanner.isLineEnd(text[from - 1])) {
      from--;
    }
    int to = Math.min(at, text.length);
    while (to < text.length && to - from < 2 * Fact.QUOTE && !Scanner.isLineEnd(text[to])) {
      to++;
    }
    return new String(text, from, to - from).strip();
  }
}
