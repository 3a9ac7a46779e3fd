package cordon.gate.override;

import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.formats.osv.PackageNames;
import cordon.gate.PolicyCheck;
import cordon.gate.VersionSelector;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which package an override speaks of, as people and programs write it; the one reading for forms
 * and the API.
 *
 * @param name as decisions spell it, or a pattern with {@code *}
 * @param version where the text named one
 */
public record OverrideTarget(Ecosystem ecosystem, String name, Optional<String> version) {

  /** Such as a script makes of a variable that is not set: it must not mean every version. */
  private static final Pattern UNFINISHED = Pattern.compile("@\\s*([?#].*)?$");

  /**
   * Reads {@code pkg:npm/left-pad@1.3.0}, {@code pkg:npm/@acme/*}.
   *
   * @throws ProblemException naming what cannot be used
   */
  public static OverrideTarget ofPurl(String text) {
    Purl purl = Purl.parseLenient(text);
    if (UNFINISHED.matcher(text).find()) {
      throw bad("purl", "there is no version behind the @", "name one, or leave out the @");
    }
    Ecosystem ecosystem =
        purl.ecosystem()
            // An exception for another one would change nothing.
            .filter(PolicyCheck.ECOSYSTEMS::contains)
            .orElseThrow(
                () -> bad("purl", "the gate speaks no " + purl.type(), "take npm, pypi or maven"));
    if (!purl.qualifiers().isEmpty() || purl.subpath().isPresent()) {
      throw bad("purl", "qualifiers and subpaths name no release", "leave out what follows ? or #");
    }
    return new OverrideTarget(
        ecosystem, PackageNames.normalise(ecosystem, purl.nativeName()), purl.version());
  }

  /**
   * Reads a name as its ecosystem writes it, or a package URL.
   *
   * @param type a purl type; does not count where the name is a package URL
   */
  public static OverrideTarget named(String type, String name) {
    if (name.startsWith("pkg:")) {
      return ofPurl(name);
    }
    if (name.isEmpty()) {
      throw bad("package", "it is missing", "name a package, or a pattern with *");
    }
    Ecosystem ecosystem =
        Ecosystem.ofPurlType(type)
            .orElseThrow(() -> bad("ecosystem", "`" + type + "` is not one we know", "choose one"));
    String normal = PackageNames.normalise(ecosystem, name);
    return normal.indexOf('*') < 0
        ? ofPurl(Purl.of(ecosystem, normal, Optional.empty()).toString())
        : new OverrideTarget(ecosystem, normal, Optional.empty());
  }

  /**
   * The versions that are meant.
   *
   * @param besides what was said beside the package; every version where nothing was
   * @throws ProblemException when more than one thing was said
   */
  public VersionSelector selector(List<VersionSelector> besides) {
    List<VersionSelector> said =
        Stream.concat(version.stream().map(VersionSelector.Exact::new), besides.stream()).toList();
    if (said.size() > 1) {
      throw bad(
          "versions", "it names more than one of a version, a range and a digest", "name one");
    }
    return said.isEmpty() ? new VersionSelector.Any() : said.getFirst();
  }

  private static ProblemException bad(String field, String why, String remedy) {
    return ExceptionProblems.override(field, why, remedy).asException();
  }
}
