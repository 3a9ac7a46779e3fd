package cordon.inspect.environment;

import cordon.inspect.Subject;
import java.util.List;
import java.util.Optional;

/**
 * A package that is installed.
 *
 * @param name as its ecosystem writes it
 * @param version as its installer wrote it down
 * @param root folder below which its files are named; empty for the folder that was walked
 * @param files paths below the folder that was walked
 */
public record Installed(
    EnvironmentKind kind, String name, String version, String root, List<String> files) {
  public Installed {
    files = List.copyOf(files);
  }

  public Subject subject() {
    return new Subject(
        name + " " + version,
        Optional.of(kind.ecosystem()),
        Optional.of(name),
        Optional.of(version));
  }
}
