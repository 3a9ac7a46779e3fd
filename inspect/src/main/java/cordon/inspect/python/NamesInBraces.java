package cordon.inspect.python;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Names within the braces of f- and t-strings, which are code. */
final class NamesInBraces {
  private final Tokens tokens;
  private final Mentions mentions;
  private final Map<String, Integer> symbols = new HashMap<>();

  NamesInBraces(Tokens tokens, Mentions mentions) {
    this.tokens = tokens;
    this.mentions = mentions;
  }

  /** Whether what stands in the braces of a string can act; mentions what does not. */
  boolean act(int token) {
    byte[] source = tokens.source;
    int at = tokens.starts[token];
    int end = tokens.ends[token];
    boolean formatted = false;
    for (; at < end && source[at] != '\'' && source[at] != '"'; at++) {
      formatted |= (source[at] | 0x20) == 'f' || (source[at] | 0x20) == 't';
    }
    int depth = 0;
    while (formatted && at < end) {
      byte b = source[at];
      depth += b == '{' ? 1 : b == '}' ? -1 : 0;
      if (b == '{' && at + 1 < end && (source[at + 1] == '\'' || source[at + 1] == '"')) {
        return true; // texts put together in braces
      }
      if (depth > 0 && isLetter(b)) {
        int after = after(at, end);
        if (chain(at, after)) {
          return true;
        }
        at = after;
      } else {
        at++;
      }
    }
    return false;
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_' || b < 0;
  }

  private int after(int from, int end) {
    int at = from;
    while (at < end
        && (isLetter(tokens.source[at])
            || tokens.source[at] == '.'
            || (tokens.source[at] >= '0' && tokens.source[at] <= '9'))) {
      at++;
    }
    return at;
  }

  private boolean chain(int from, int to) {
    String chain = new String(tokens.source, from, to - from, StandardCharsets.UTF_8);
    int dot = chain.indexOf('.');
    String root = dot < 0 ? chain : chain.substring(0, dot);
    boolean attribute = tokens.source[from - 1] == '.';
    if (!attribute && mentions.acts(root, dot < 0 ? "" : chain.substring(dot))) {
      return true;
    }
    if (symbols.isEmpty()) {
      for (int i = 0; i < tokens.symbols.size(); i++) {
        symbols.put(tokens.symbols.get(i), i);
      }
    }
    String[] parts = chain.split("\\.");
    for (int i = 0; i < parts.length; i++) {
      Integer symbol = symbols.get(parts[i]);
      if (symbol != null && i == 0 && !attribute) {
        mentions.root(symbol);
      } else if (symbol != null) {
        mentions.attribute(symbol);
      }
    }
    return false;
  }
}
