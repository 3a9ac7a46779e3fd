package cordon.app.doctor;

/**
 * One thing that was looked at.
 *
 * @param grade how bad it is
 * @param what was found
 * @param why it matters, or what was seen; may be empty
 * @param remedy what to do; may be empty
 */
public record Finding(Grade grade, String what, String why, String remedy) {

  /** From fine to broken. */
  public enum Grade {
    FINE,
    CAUTION,
    WRONG
  }

  static Finding fine(String what) {
    return new Finding(Grade.FINE, what, "", "");
  }

  static Finding caution(String what, String why, String remedy) {
    return new Finding(Grade.CAUTION, what, why, remedy);
  }

  static Finding wrong(String what, String why, String remedy) {
    return new Finding(Grade.WRONG, what, why, remedy);
  }
}
