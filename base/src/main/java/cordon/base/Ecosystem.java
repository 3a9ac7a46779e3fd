package cordon.base;

import java.util.Locale;
import java.util.Optional;

/** A family of packages with its own names, versions and registry protocol. */
public enum Ecosystem {
  NPM("npm", "npm"),
  PYPI("pypi", "PyPI"),
  MAVEN("maven", "Maven"),
  GO("golang", "Go"),
  CARGO("cargo", "crates" + ".io"),
  NUGET("nuget", "NuGet"),
  GEM("gem", "RubyGems"),
  COMPOSER("composer", "Packagist");

  private final String purlType;
  private final String osvName;

  Ecosystem(String purlType, String osvName) {
    this.purlType = purlType;
    this.osvName = osvName;
  }

  /** The package URL type, also the name in configuration and paths: {@code pypi}. */
  public String purlType() {
    return purlType;
  }

  /** The name in OSV records: {@code PyPI}. */
  public String osvName() {
    return osvName;
  }

  public static Optional<Ecosystem> ofPurlType(String type) {
    String wanted = type.toLowerCase(Locale.ROOT);
    for (Ecosystem e : values()) {
      if (e.purlType.equals(wanted)) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  /** By OSV name, whose suffix after a colon (a repository or distribution) is ignored. */
  public static Optional<Ecosystem> ofOsvName(String name) {
    int colon = name.indexOf(':');
    String wanted = colon < 0 ? name : name.substring(0, colon);
    for (Ecosystem e : values()) {
      if (e.osvName.equals(wanted)) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }
}
