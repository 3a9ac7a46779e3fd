package cordon.formats;

import cordon.base.Problem;
import cordon.base.ProblemException;

/** The refusal of a document that breaks its own format, naming the place. */
public final class Malformed {
  private static final int SHOWN = 120;

  private Malformed() {}

  /**
   * @param document what was being read: {@code npm packument}
   * @param place where in it: {@code line 3}, {@code versions."1.0.0".dist}
   * @param why what was expected and what stood there
   */
  public static ProblemException at(String document, String place, String why) {
    return Problem.of(
            "formats/malformed",
            "malformed " + document,
            "at " + place + ": " + why,
            "mend it there if it is yours; else fetch it again, and if it was published so, tell whoever"
                + " publishes it")
        .asException();
  }

  /** Foreign text made fit for a message: cut to length, control characters shown as {@code ?}. */
  public static String quoted(String foreign) {
    int end = Math.min(foreign.length(), SHOWN);
    StringBuilder out = new StringBuilder(end + 3).append('"');
    for (int i = 0; i < end; i++) {
      char c = foreign.charAt(i);
      out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return out.append(end < foreign.length() ? "…\"" : "\"").toString();
  }
}
