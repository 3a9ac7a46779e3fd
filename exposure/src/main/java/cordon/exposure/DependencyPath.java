package cordon.exposure;

import java.util.List;

/**
 * How a release came into one unit, within what a document of the unit itself lists.
 *
 * @param document its number
 * @param file its name
 * @param direct whether the unit asks for the first release itself; where not, the document does
 *     not tell who brought it
 * @param releases a shortest way, the release in question last
 */
public record DependencyPath(long document, String file, boolean direct, List<Link> releases) {
  public DependencyPath {
    releases = List.copyOf(releases);
  }

  /**
   * One release of a way.
   *
   * @param version empty text where the document fixes none
   * @param requirement what it asks for where there is no version
   */
  public record Link(String type, String name, String version, String requirement) {

    /** For people: {@code litellm 1.82.7}. */
    @Override
    public String toString() {
      return (name + " " + (version.isEmpty() ? requirement : version)).strip();
    }
  }
}
