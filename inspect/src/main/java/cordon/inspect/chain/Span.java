package cordon.inspect.chain;

import cordon.inspect.reach.Way;
import java.util.List;

/** How far from its trigger a rule looks. */
public enum Span {
  /** At everything that the trigger leads to. */
  ALL(""),
  /**
   * At everything to which the trigger surely leads: not to methods of unknown objects that only
   * have the name of one in another file.
   */
  SURE("sure"),
  /** At what one file does by itself: all that the rule needs stands in it. */
  FILE("together"),
  /** At what the file does that the trigger starts, and the functions that it calls there. */
  NEAR("near"),
  /** At what the trigger itself does, and what it starts first. */
  TRIGGER("direct");

  /** All that narrow a rule, each with a key of its own. */
  public static final List<Span> NARROW = List.of(TRIGGER, NEAR, SURE, FILE);

  private final String key;

  Span(String key) {
    this.key = key;
  }

  /** What asks for it in a rule file and tells of it in the API; empty for {@link #ALL}. */
  public String key() {
    return key;
  }

  boolean holds(Way way) {
    return switch (this) {
      case ALL, FILE -> true;
      case SURE -> way.isSure();
      case NEAR -> way.isNear();
      case TRIGGER -> way.isDirect();
    };
  }
}
