package cordon.exposure.intake;

import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.exposure.Entity;
import cordon.exposure.observation.VexClaim;
import cordon.exposure.observation.VexClaim.PackageVersion;
import cordon.exposure.store.Said;
import cordon.formats.osv.PackageNames;
import cordon.formats.sbom.VexStatement;
import cordon.formats.sbom.VexStatement.Subject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Gathers the statements of a document about a unit. */
final class VexIntake {
  private static final int MOST = 5_000;
  private static final int MOST_PACKAGES = 200;

  private final List<VexStatement> statements = new ArrayList<>();
  private int left;

  void add(VexStatement statement) {
    if (statement.status() == VexStatement.Status.UNSTATED) {
      return;
    }
    if (statements.size() < MOST) {
      statements.add(statement);
    } else {
      left++;
    }
  }

  /** What people should know of what was left out. */
  Optional<String> note() {
    return left == 0
        ? Optional.empty()
        : Optional.of(left + " statements behind the first " + MOST + " were left out");
  }

  /**
   * What is said of the unit; none where nothing is.
   *
   * @param author of the document; empty text where it names none
   * @param created when the document was made, for statements without a time of their own
   * @param known the package that a ref of the document stands for
   */
  Optional<Said> said(
      Entity unit,
      String author,
      Optional<Instant> created,
      Function<String, Optional<PackageVersion>> known) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (VexStatement statement : statements) {
      VexClaim claim = claim(statement, author, created, known);
      String key = VexClaim.KEY + claim.ids().getFirst() + " by " + claim.author();
      String free = key;
      for (int i = 2; attributes.containsKey(free); i++) {
        free = key + " (" + i + ")";
      }
      attributes.put(free, claim.text());
    }
    return attributes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Said.Described(unit, attributes));
  }

  private static VexClaim claim(
      VexStatement statement,
      String author,
      Optional<Instant> created,
      Function<String, Optional<PackageVersion>> known) {
    Set<String> ids = new LinkedHashSet<>(List.of(statement.vulnerability()));
    ids.addAll(statement.aliases());
    Set<PackageVersion> packages = new LinkedHashSet<>();
    for (Subject subject : statement.subjects()) {
      // Where parts are named, it is in them that the weakness lies.
      List<String> refs = subject.parts().isEmpty() ? List.of(subject.ref()) : subject.parts();
      for (String ref : refs) {
        if (packages.size() < MOST_PACKAGES) {
          purl(ref).or(() -> known.apply(ref)).ifPresent(packages::add);
        }
      }
    }
    return new VexClaim(
        statement.status().name().toLowerCase(Locale.ROOT),
        author,
        statement.updated().or(() -> created),
        statement.justification().orElse(""),
        List.copyOf(ids),
        List.copyOf(packages));
  }

  /** A package URL, or a link to the part of another document whose ref is one (BOM-Link). */
  private static Optional<PackageVersion> purl(String ref) {
    int fragment = ref.indexOf('#');
    String text =
        ref.startsWith("urn:cdx:") && fragment > 0 ? decoded(ref.substring(fragment + 1)) : ref;
    if (!text.startsWith("pkg:")) {
      return Optional.empty();
    }
    try {
      Purl purl = Purl.parseLenient(text);
      String name =
          Ecosystem.ofPurlType(purl.type())
              .map(ecosystem -> PackageNames.normalise(ecosystem, purl.nativeName()))
              .orElseGet(purl::nativeName);
      return Optional.of(new PackageVersion(purl.type(), name, purl.version().orElse("")));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
