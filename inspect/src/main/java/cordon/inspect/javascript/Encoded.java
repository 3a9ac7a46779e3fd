package cordon.inspect.javascript;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Text in base64 that the code itself makes of what it holds in the open.
 *
 * @param bytes not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Encoded(byte[] bytes) implements Known.Own {
  private static final Set<String> OPTIONS = Set.of("-encodedcommand", "-enc", "-ec", "-e");

  /**
   * Words of a command line, with what PowerShell is given encoded as the command that it is: who
   * encodes it only saves the quotes.
   */
  static List<Value> inTheOpen(List<Value> words) {
    List<Value> open = new ArrayList<>(words);
    for (int i = 1; i < open.size(); i++) {
      boolean option = OPTIONS.contains(open.get(i - 1).text().orElse("").toLowerCase(Locale.ROOT));
      if (option && open.get(i).known() instanceof Encoded(byte[] of)) {
        String command = new String(of, StandardCharsets.UTF_16LE);
        open.set(i - 1, Value.text("-Command"));
        open.set(i, Value.text(command, open.get(i).flow()));
      }
    }
    return open;
  }
}
