package cordon.inspect.chain;

import cordon.inspect.reach.Way;

/** How far from its trigger a rule looks. */
public enum Span {
  /** At everything that the trigger leads to. */
  ALL,
  /**
   * At everything to which the trigger surely leads: not to methods of unknown objects that only
   * have the name of one in another file.
   */
  SURE,
  /** At what one file does by itself: all that the rule needs stands in it. */
  FILE,
  /** At what the file does that the trigger starts, and the functions that it calls there. */
  NEAR,
  /** At what the trigger itself does, and what it starts first. */
  TRIGGER;

  boolean holds(Way way) {
    return switch (this) {
      case ALL, FILE -> true;
      case SURE -> way.isSure();
      case NEAR -> way.isNear();
      case TRIGGER -> way.isDirect();
    };
  }
}
