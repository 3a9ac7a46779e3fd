package cordon.exposure.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Names of units for people. Who pulled without being a workload is kept as a token of the ledger,
 * so that it can be forgotten there; while it is not, it is shown as what it stands for.
 */
public final class UnitNames {
  /** How a token begins, behind what kind of actor it stands for. */
  private static final String TOKEN = ":~";

  /** Tells what tokens stand for; those that were forgotten are missing. */
  @FunctionalInterface
  public interface Memory {
    Map<String, String> reveal(Handle handle, List<String> tokens);
  }

  private final Handle handle;
  private final Memory memory;
  private final Map<String, String> known = new HashMap<>();

  public UnitNames(Handle handle, Memory memory) {
    this.handle = handle;
    this.memory = memory;
  }

  /** Whether a name is kept as a token, of which the same person may have several. */
  static boolean isToken(String unit) {
    return unit.contains(TOKEN);
  }

  /** As it is shown. */
  public String of(String unit) {
    return isToken(unit) ? known.computeIfAbsent(unit, this::revealed) : unit;
  }

  /** A client may stand behind the actor. */
  private String revealed(String unit) {
    int space = unit.indexOf(' ');
    String actor = space < 0 ? unit : unit.substring(0, space);
    String rest = space < 0 ? "" : unit.substring(space);
    return memory.reveal(handle, List.of(actor)).getOrDefault(actor, actor) + rest;
  }
}
