package cordon.exposure.graph;

import java.util.Map;

/**
 * The releases of a package as registries list them.
 *
 * @param since by version
 * @param checked by when all that were listed are told; {@link Seconds#ALWAYS}: never
 */
public record ReleaseTimes(Map<String, Since> since, int checked) {
  /** Of a package of which nothing is known. */
  public static final ReleaseTimes UNKNOWN = new ReleaseTimes(Map.of(), Seconds.ALWAYS);

  public ReleaseTimes {
    since = Map.copyOf(since);
  }

  /**
   * When a release came.
   *
   * @param second {@link Seconds#NEVER}: nothing says when
   * @param exact whether it came just then, rather than no later
   */
  public record Since(int second, boolean exact) {}
}
