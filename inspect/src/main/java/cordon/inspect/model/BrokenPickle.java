package cordon.inspect.model;

/** Where an unpickler would give up; its message says why. */
final class BrokenPickle extends Exception {
  private static final long serialVersionUID = 1;

  BrokenPickle(String why) {
    // Pickles are tried at many offsets of a file: no trace is worth its cost.
    super(why, null, false, false);
  }
}
