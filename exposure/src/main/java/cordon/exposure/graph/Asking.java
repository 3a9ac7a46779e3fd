package cordon.exposure.graph;

import cordon.exposure.graph.Release.PackageName;
import java.util.Map;
import java.util.function.IntConsumer;

/** What is known beside requirements of what builds made of them. */
public final class Asking {
  private final Map<PackageName, ReleaseTimes> releases;
  private final Builds.Told builds;
  private final Map<String, Integer> kinds;

  Asking(Map<PackageName, ReleaseTimes> releases, Builds.Told builds, Map<String, Integer> kinds) {
    this.releases = releases;
    this.builds = builds;
    this.kinds = kinds;
  }

  /** When releases of a package came. */
  public ReleaseTimes releases(PackageName name) {
    return releases.getOrDefault(name, ReleaseTimes.UNKNOWN);
  }

  /** When builds ran that brought documents of a stream. */
  public void builds(int stream, IntConsumer second) {
    builds.each(stream, second);
  }

  /** Whether builds choose the versions that documents of a stream leave open. */
  public boolean buildsChoose(int stream) {
    return builds.choose(stream);
  }

  /**
   * Whether a unit pulled packages of a kind around a moment, so that its builds go through the
   * gate.
   *
   * @param close in seconds, before the first and after the last pull
   */
  public boolean pulls(int unit, String type, int second, int close) {
    Integer kind = kinds.get(type);
    return kind != null && builds.pulls(unit, kind, second, close);
  }
}
