package cordon.inspect.javascript;

import cordon.inspect.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * The unpacker that Dean Edwards' packer writes before what it packed, {@code
 * function(p,a,c,k,e,d)}: words of the code are numbers in base {@code a}, and {@code k} holds the
 * words.
 */
final class Packer {
  private static final List<String> PARAMETERS = List.of("p", "a", "c", "k", "e");
  private static final String DIGITS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private Packer() {}

  static boolean is(Node.Function function) {
    return function.parameters().size() == 6
        && function.parameters().subList(0, 5).stream()
            .map(p -> p instanceof Node.Name name ? name.id() : "")
            .toList()
            .equals(PARAMETERS);
  }

  /** The code; empty if the arguments are not those of a packed text. */
  static Optional<String> unpacked(List<Value> arguments) {
    if (arguments.size() < 4 || arguments.get(0).text().isEmpty()) {
      return Optional.empty();
    }
    String packed = arguments.get(0).text().get();
    int base = arguments.get(1).smallNumber().orElse(0);
    List<Value> words = arguments.get(3).items().orElse(List.of());
    if (base < 2 || base > DIGITS.length() || words.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder code = new StringBuilder();
    int at = 0;
    while (at < packed.length() && code.length() < Value.MOST) {
      int end = at;
      while (end < packed.length() && isWord(packed.charAt(end))) {
        end++;
      }
      if (end > at) {
        code.append(word(packed.substring(at, end), base, words));
        at = end;
      } else {
        code.append(packed.charAt(at++));
      }
    }
    return Optional.of(code.toString());
  }

  private static boolean isWord(char c) {
    return c == '_' || DIGITS.indexOf(c) >= 0;
  }

  private static String word(String written, int base, List<Value> words) {
    long number = 0;
    for (int i = 0; i < written.length() && number < words.size(); i++) {
      int digit = DIGITS.indexOf(written.charAt(i));
      if (digit < 0 || digit >= base) {
        return written;
      }
      number = number * base + digit;
    }
    String word = number < words.size() ? words.get((int) number).text().orElse("") : "";
    return word.isEmpty() ? written : word;
  }
}
