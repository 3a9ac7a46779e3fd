package cordon.inspect.fact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file is written in, as far as it has a reader. */
public enum Language {
  PYTHON,
  JAVASCRIPT,
  SHELL,
  RUST,
  GO,
  /** C and C++: what runs when a library of it is loaded. */
  C,
  /** Class files. */
  JVM,
  /** Files of weights and what loads with them. */
  MODEL,
  /** Manifests and settings that can name commands: {@code package.json}, {@code binding.gyp}. */
  MANIFEST,
  /** Everything else; only looked over for words and blobs. */
  OTHER;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Language> parse(String word) {
    return Arrays.stream(values()).filter(l -> l.word().equals(word)).findFirst();
  }
}
