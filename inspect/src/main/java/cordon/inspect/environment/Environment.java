package cordon.inspect.environment;

import java.util.List;

/**
 * One place into which a client installs.
 *
 * @param path below the folder that was walked; empty for the folder itself
 * @param packages by name
 * @param loose files that belong to no package, as one: what is in them is inspected like a package
 * @param hooks what every start runs
 * @param oddities the gravest first
 * @param limits what cannot be known here, one sentence each
 */
public record Environment(
    EnvironmentKind kind,
    String path,
    List<Installed> packages,
    List<String> loose,
    List<StartHook> hooks,
    List<Oddity> oddities,
    List<String> limits) {
  public Environment {
    packages = List.copyOf(packages);
    loose = List.copyOf(loose);
    hooks = List.copyOf(hooks);
    oddities = List.copyOf(oddities);
    limits = List.copyOf(limits);
  }

  /** Whether something is there that happens to nobody who only installs and runs. */
  public boolean badNews() {
    return oddities.stream().anyMatch(oddity -> oddity.kind().badNews());
  }
}
