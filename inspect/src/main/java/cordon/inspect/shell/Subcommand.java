package cordon.inspect.shell;

import cordon.inspect.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is asked of a program that does many things: {@code push} of {@code git -C folder push}. */
final class Subcommand {
  /** Options that stand before a subcommand and have an argument, in small letters. */
  private static final Set<String> WITH_ARGUMENT =
      Set.of("-c", "--git-dir", "--work-tree", "--namespace", "--context", "--profile", "--region");

  private Subcommand() {}

  /** The first argument that is no option, in small letters; empty when there is none. */
  static String of(List<Value> words) {
    boolean ofOption = false;
    for (Value word : words.subList(1, words.size())) {
      String text = word.textWithHoles().toLowerCase(Locale.ROOT);
      String plain = text.startsWith("/") ? text.substring(1) : text;
      if (!ofOption && !plain.startsWith("-")) {
        return plain;
      }
      ofOption = WITH_ARGUMENT.contains(plain);
    }
    return "";
  }
}
