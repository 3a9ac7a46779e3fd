package cordon.inspect.python;

import cordon.inspect.value.Addresses;
import cordon.inspect.value.Payees;
import cordon.inspect.vocabulary.Vocabulary;
import cordon.inspect.vocabulary.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells literals that mean something where they stand from those that only do in what is done with
 * them.
 */
final class TellingTexts {
  /** Beginnings of code, and of the names that it is written under; the last is of addresses. */
  private static final Words CODE =
      new Words(
          List.of(
              "import ",
              "exec(",
              "eval(",
              "lambda ",
              "@echo",
              "#!/bin/",
              ".bat",
              ".cmd",
              ".ps1",
              ".vbs",
              ".pth",
              "site-packages",
              "://"));

  private static final int ADDRESS = 12;

  /** Of addresses that coins are sent to. */
  private static final int SHORTEST_PAYEE = 25;

  private static final int LONGEST = 110;

  private final Vocabulary vocabulary;
  private final Tokens tokens;

  TellingTexts(Vocabulary vocabulary, Tokens tokens) {
    this.vocabulary = vocabulary;
    this.tokens = tokens;
  }

  /**
   * Whether the literal at a token names something, is code, holds an address, or is put together
   * with another so that nobody reads what they are together.
   */
  boolean at(int token) {
    if (tokens.kinds[token + 1] == Tokens.STRING || isEscaped(token)) {
      return names(joined(token)) || isFolded(token);
    }
    int from = tokens.starts[token];
    int to = tokens.ends[token];
    if (to - from < 5) {
      return isFolded(token);
    }
    boolean[] telling = {vocabulary.namesAnything(tokens.source, from, to)};
    CODE.scan(
        tokens.source,
        from,
        to,
        (word, start, end) -> telling[0] |= word < ADDRESS || isUrl(token));
    return telling[0] || isAddress(from, to) || isFolded(token);
  }

  private boolean names(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean[] telling = {vocabulary.namesAnything(bytes, 0, bytes.length)};
    CODE.scan(bytes, 0, bytes.length, (word, start, end) -> telling[0] |= word < ADDRESS);
    return telling[0] || Addresses.inUrl(text) || Addresses.isPublic(text);
  }

  private boolean isUrl(int token) {
    return Addresses.inUrl(joined(token));
  }

  /** Literals side by side as one, without their escapes. */
  private String joined(int token) {
    StringBuilder text = new StringBuilder();
    for (int i = token; tokens.kinds[i] == Tokens.STRING; i++) {
      text.append(Literals.split(tokens.text(i)).value().asText().orElse(""));
    }
    return text.toString();
  }

  /** Escapes that stand for letters, and lines that go on, which split words. */
  private boolean isEscaped(int token) {
    byte[] source = tokens.source;
    int end = tokens.ends[token] - 1;
    for (int i = tokens.starts[token]; i < end; i++) {
      if (source[i] == '\\') {
        i++;
        if ("xuUN01234567\n\r".indexOf(source[i]) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isAddress(int from, int to) {
    byte[] source = tokens.source;
    boolean digit = source[from + 1] >= '0' && source[from + 1] <= '9';
    int length = to - from - 2;
    if (length > LONGEST || !(digit || length >= SHORTEST_PAYEE)) {
      return false;
    }
    String text = new String(source, from + 1, length, StandardCharsets.ISO_8859_1);
    return (digit && length < 48 && Addresses.isPublic(text)) || Payees.isPayee(text);
  }

  /** {@code 'a' + 'b'}, {@code 'ba'[::-1]}, {@code ''.join(['a', 'b'])} and the like. */
  private boolean isFolded(int token) {
    int next = token + 1;
    if (tokens.isOp(next, '[')) {
      return true;
    }
    if (tokens.isOp(next, '+') || tokens.isOp(next, '%')) {
      return tokens.kinds[next + 1] == Tokens.STRING
          || (tokens.isOp(next + 1, '(') && tokens.kinds[next + 2] == Tokens.STRING);
    }
    if (!tokens.isOp(next, '.') || tokens.kinds[next + 1] != Tokens.NAME) {
      return false;
    }
    int first = next + 3;
    return tokens.isOp(next + 2, '(')
        && (tokens.kinds[first] == Tokens.STRING
            || ((tokens.isOp(first, '[') || tokens.isOp(first, '('))
                && tokens.kinds[first + 1] == Tokens.STRING));
  }
}
