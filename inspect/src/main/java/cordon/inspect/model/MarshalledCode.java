package cordon.inspect.model;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.model.ModelNames.Judgement;
import cordon.inspect.value.Decoders;
import cordon.inspect.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compiled Python in the text of a layer. Its instructions are of one version of Python and are not
 * read; the names and texts that it uses stand in it and say enough.
 */
final class MarshalledCode {
  private static final int CODE = 'c';
  private static final int SHORTEST = 32;
  private static final int SHORTEST_NAME = 2;
  private static final int MOST_NAMES = 400;

  /** What marks a text of up to 255 letters, whose length follows (CPython, marshal.c). */
  private static final String SHORT_TEXTS = "zZ";

  private MarshalledCode() {}

  /** The bytes of marshalled code in base64; none for any other text. */
  static Optional<byte[]> of(String text) {
    if (text.length() < SHORTEST) {
      return Optional.empty();
    }
    return Decoders.base64(text.getBytes(StandardCharsets.ISO_8859_1))
        .filter(bytes -> bytes.length >= SHORTEST && (bytes[0] & 0x7F) == CODE);
  }

  static void read(byte[] code, Vocabulary vocabulary, ModelFindings findings) {
    Set<String> all = texts(code);
    all.addAll(words(code));
    List<String> words = List.copyOf(all);
    String quote = String.join(" ", words);
    Set<String> harm = harm(words, new ModelNames(vocabulary));
    if (harm.isEmpty()) {
      findings.fact(Behaviour.LOAD_OBJECT, "unknown:compiled Python in a layer", quote);
    }
    for (String name : harm) {
      findings.fact(Behaviour.LOAD_OBJECT, "dangerous:" + name, 1, Set.of(Behaviour.DECODE), quote);
    }
    vocabulary
        .inText(quote)
        .forEach(hit ->
            findings.fact(hit.meaning().behaviour(), hit.meaning().detail(), 1, Set.of(), quote));
  }

  private static Set<String> harm(List<String> words, ModelNames names) {
    Set<String> harm = new LinkedHashSet<>();
    for (String word : words) {
      if (names.of("builtins." + word) instanceof Judgement.Harm) {
        harm.add("builtins." + word);
      }
      for (String other : words) {
        String name = word + "." + other;
        if (Character.isLowerCase(word.charAt(0)) && names.of(name) instanceof Judgement.Harm) {
          harm.add(name);
        }
      }
    }
    return harm;
  }

  /** The names and texts of code, where each has its length before it. */
  private static Set<String> texts(byte[] code) {
    Set<String> words = new LinkedHashSet<>();
    for (int i = 0; i + 2 < code.length && words.size() < MOST_NAMES; i++) {
      int end = i + 2 + (code[i + 1] & 0xFF);
      if (SHORT_TEXTS.indexOf(code[i] & 0x7F) >= 0
          && end <= code.length
          && isText(code, i + 2, end)) {
        add(code, i + 2, end, words);
      }
    }
    return words;
  }

  private static boolean isText(byte[] code, int from, int to) {
    for (int i = from; i < to; i++) {
      if (code[i] < ' ' || code[i] == 0x7F) {
        return false;
      }
    }
    return true;
  }

  /** Runs of printable characters, without what stands there more than once. */
  private static List<String> words(byte[] code) {
    Set<String> words = new LinkedHashSet<>();
    int from = 0;
    for (int i = 0; i <= code.length && words.size() < MOST_NAMES; i++) {
      boolean printable = i < code.length && code[i] >= ' ' && code[i] < 0x7F;
      if (!printable) {
        // The length before a text may be a printable byte itself, so the run without it counts
        // too.
        add(code, from, i, words);
        add(code, from + 1, i, words);
        from = i + 1;
      }
    }
    return new ArrayList<>(words);
  }

  private static void add(byte[] code, int from, int to, Set<String> words) {
    if (to - from >= SHORTEST_NAME) {
      words.add(new String(code, from, to - from, StandardCharsets.ISO_8859_1));
    }
  }
}
