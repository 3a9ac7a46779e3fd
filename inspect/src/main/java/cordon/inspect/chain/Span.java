package cordon.inspect.chain;

import cordon.inspect.reach.Way;

/** How far from its trigger a rule looks. */
public enum Span {
  /** At everything that the trigger leads to. */
  ALL,
  /** At what the file does that the trigger starts, and the functions that it calls there. */
  NEAR,
  /** At what the trigger itself does, and what it starts first. */
  TRIGGER;

  boolean holds(Way way) {
    return switch (this) {
      case ALL -> true;
      case NEAR -> way.isNear();
      case TRIGGER -> way.isDirect();
    };
  }
}
