package cordon.inspect.vocabulary;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Programs that mine coins, by how they are told where to: nearly all take the options of cpuminer,
 * whatever they are called.
 */
public final class Miners {
  private static final Set<String> POOL = Set.of("-o", "--url", "--pool");
  private static final Set<String> PAYEE = Set.of("-u", "--user", "--wallet");
  private static final Pattern HOST_AND_PORT = Pattern.compile("[\\w.-]{3,253}:\\d{2,5}");

  private Miners() {}

  /** Whether a command line names a pool by host and port, and who is paid. */
  public static boolean isOne(String line) {
    List<String> words = List.of(line.replace("'", "").replace("\"", "").split("\\s+"));
    boolean pays = words.stream().anyMatch(PAYEE::contains);
    for (int i = 0; pays && i + 1 < words.size(); i++) {
      if (POOL.contains(words.get(i)) && HOST_AND_PORT.matcher(words.get(i + 1)).matches()) {
        return true;
      }
    }
    return false;
  }
}
