package cordon.inspect.vocabulary;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Programs that mine coins, by how they are told where to: nearly all take the options of cpuminer,
 * whatever they are called.
 */
public final class Miners {
  private static final Set<String> POOL = Set.of("-o", "--url", "--pool");
  private static final Set<String> PAYEE = Set.of("-u", "--user", "--wallet");

  /** Of the rest one at least: of known programs none that takes the first two has these. */
  private static final Set<String> FURTHER =
      Set.of("-p", "--pass", "-k", "--keepalive", "-a", "--algo", "--coin", "--donate-level");

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?!localhost|127\\.|0\\.0\\.0\\.0)[\\w.-]{3,253}:\\d{2,5}");

  /** Where coins go, perhaps with the name of a machine. */
  private static final Pattern WALLET = Pattern.compile("[\\w.+@-]{12,}|.*" + Value.HOLE + ".*");

  private Miners() {}

  /**
   * Details of the facts that a command line mines: which words of it say so, and whether it names
   * a pool by host and port, who is paid, and how; empty when it does not mine.
   */
  public static Set<String> in(Vocabulary vocabulary, String line) {
    Set<String> found = new TreeSet<>();
    for (Hit hit : vocabulary.inText(line)) {
      if (hit.meaning().behaviour() == Behaviour.MINE) {
        found.add(hit.meaning().detail());
      }
    }
    if (isOne(line)) {
      found.add("pool");
    }
    return found;
  }

  private static boolean isOne(String line) {
    List<String> words = List.of(line.replace("'", "").replace("\"", "").split("[\\s=]+"));
    return has(words, POOL, HOST_AND_PORT)
        && has(words, PAYEE, WALLET)
        && words.stream().anyMatch(FURTHER::contains);
  }

  private static boolean has(List<String> words, Set<String> options, Pattern value) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (options.contains(words.get(i)) && value.matcher(words.get(i + 1)).matches()) {
        return true;
      }
    }
    return false;
  }
}
