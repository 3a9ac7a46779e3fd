package cordon.exposure.graph;

import java.util.HashMap;
import java.util.Map;

/**
 * The releases of a package as registries list them, and what documents say of them.
 *
 * @param since by version
 * @param checked by when all that were listed are told; {@link Seconds#ALWAYS}: never
 * @param stated since when they were there, by the word of documents; by version
 */
public record ReleaseTimes(Map<String, Since> since, int checked, Map<String, Stated> stated) {
  /** Of a package of which nothing is known. */
  public static final ReleaseTimes UNKNOWN = new ReleaseTimes(Map.of(), Seconds.ALWAYS, Map.of());

  public ReleaseTimes {
    since = Map.copyOf(since);
    stated = Map.copyOf(stated);
  }

  /**
   * When a release came.
   *
   * @param second {@link Seconds#NEVER}: nothing says when
   * @param exact whether it came just then, rather than no later
   */
  public record Since(int second, boolean exact) {}

  /**
   * When a release came by the word of a document.
   *
   * @param source the document
   */
  public record Stated(int second, int source) {
    /** The one that says that it came earlier. */
    public static Stated earlier(Stated a, Stated b) {
      return a.second <= b.second ? a : b;
    }
  }

  /** With more of what documents say. */
  public ReleaseTimes and(Map<String, Stated> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, Stated> all = new HashMap<>(stated);
    more.forEach((version, one) -> all.merge(version, one, Stated::earlier));
    return new ReleaseTimes(since, checked, all);
  }
}
