package cordon.gate.api;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.base.range.VersionRange;
import cordon.base.vers.Vers;
import cordon.base.version.VersionScheme;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.VersionSelector;
import cordon.gate.check.Releases;
import cordon.gate.index.DigestText;
import cordon.web.api.JsonBody;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A waiver or block as a request states it. */
final class OverrideRequest {
  static final Set<String> FIELDS =
      new LinkedHashSet<>(
          List.of("purl", "range", "digest", "reason", "expires", "malicious", "owner"));

  private OverrideRequest() {}

  /**
   * @param actor answers for it where the request names nobody
   * @throws ProblemException naming the field that cannot be used
   */
  static OverrideDraft draft(Kind kind, JsonBody body, String actor) {
    Purl purl = Purl.parseLenient(body.requiredText("purl"));
    Ecosystem ecosystem =
        purl.ecosystem()
            .orElseThrow(() ->
                Parameters.bad("purl", "unknown type " + purl.type(), "take npm, pypi or maven")
                    .asException());
    if (!purl.qualifiers().isEmpty() || purl.subpath().isPresent()) {
      throw Parameters.bad(
              "purl", "qualifiers and subpaths name no release", "leave out what follows ? or #")
          .asException();
    }
    if (kind == Kind.BLOCK && body.flag("malicious")) {
      throw Parameters.bad("malicious", "it is for waivers only", "leave it out").asException();
    }
    return new OverrideDraft(
        kind,
        ecosystem,
        Releases.name(ecosystem, purl),
        selector(ecosystem, purl, body),
        body.flag("malicious"),
        body.requiredText("reason"),
        body.text("owner").orElse(actor),
        body.text("expires").map(text -> Parameters.instant("expires", text)));
  }

  private static VersionSelector selector(Ecosystem ecosystem, Purl purl, JsonBody body) {
    Optional<VersionSelector> version = purl.version().map(VersionSelector.Exact::new);
    Optional<VersionSelector> range =
        body.text("range").map(text -> new VersionSelector.Range(range(ecosystem, text)));
    Optional<VersionSelector> digest =
        body.text("digest").map(text -> new VersionSelector.Bytes(digest(text)));
    List<VersionSelector> named =
        List.of(version, range, digest).stream().flatMap(Optional::stream).toList();
    if (named.size() > 1) {
      throw Problem.of(
              "gate/bad-override",
              "the override cannot be taken",
              "it names more than one of a version, a range and a digest",
              "name one of them")
          .asException();
    }
    return named.isEmpty() ? new VersionSelector.Any() : named.getFirst();
  }

  private static Vers range(Ecosystem ecosystem, String text) {
    Vers range =
        text.startsWith("vers:")
            ? Vers.parseLenient(text)
            : Vers.of(VersionRange.parse(ecosystem, text));
    String wanted = VersionScheme.of(ecosystem).name();
    if (!range.scheme().name().equals(wanted)) {
      throw Parameters.bad(
              "range",
              "it is of " + range.scheme() + ", the package of " + wanted,
              "take vers:" + wanted)
          .asException();
    }
    return range;
  }

  private static Digest digest(String text) {
    try {
      return DigestText.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Parameters.bad("digest", String.valueOf(e.getMessage()), "write it like sha256:<64 hex>"),
          e);
    }
  }
}
