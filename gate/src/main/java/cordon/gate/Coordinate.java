package cordon.gate;

import cordon.base.Ecosystem;
import java.util.Optional;

/**
 * Names what somebody asks for.
 *
 * @param ecosystem whose rules the name and version follow
 * @param upstream configured name of the registry behind the gate, {@code default} for the first
 * @param name package name as in purls, with its namespace: {@code @scope/pkg}, {@code
 *     org.example:artifact}, normalised where the ecosystem does
 * @param version exact version; empty where the package as a whole is meant
 * @param file file name where one release has several or one of them is meant
 */
public record Coordinate(
    Ecosystem ecosystem, String upstream, String name, String version, Optional<String> file) {

  public static Coordinate release(
      Ecosystem ecosystem, String upstream, String name, String version) {
    return new Coordinate(ecosystem, upstream, name, version, Optional.empty());
  }

  /** The package as a whole: what is asked for before any of its releases is known. */
  public static Coordinate ofPackage(Ecosystem ecosystem, String upstream, String name) {
    return release(ecosystem, upstream, name, "");
  }

  public Coordinate withFile(String fileName) {
    return new Coordinate(ecosystem, upstream, name, version, Optional.of(fileName));
  }

  /** As {@link Upstream#key}: {@code npm/default}. */
  public String upstreamKey() {
    return ecosystem.purlType() + "/" + upstream;
  }

  /** The package URL of the release or package, without the file: the subject of facts. */
  public String purl() {
    return Purls.release(ecosystem, name, version);
  }
}
