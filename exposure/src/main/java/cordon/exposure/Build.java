package cordon.exposure;

/**
 * The run of a pipeline that brings documents. The same document of the same run is the same,
 * however often the run repeats itself.
 *
 * @param commit what was built; empty where nobody says
 * @param run names the run, such as its address; empty where nobody says
 */
public record Build(String commit, String run) {
  /** Of documents that no run brings. */
  public static final Build NONE = new Build("", "");
}
