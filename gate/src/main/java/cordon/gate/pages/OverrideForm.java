package cordon.gate.pages;

import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.base.vers.Vers;
import cordon.formats.pypi.ProjectName;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.VersionSelector;
import cordon.gate.index.DigestText;
import cordon.web.Exchange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of the form for a waiver or block, as somebody filled them in.
 *
 * @param name package name, a pattern with {@code *}, or a package URL
 * @param versions a version, {@code *}, a {@code vers:} range or a digest
 * @param until last day on which it counts, {@code 2026-03-24}; empty for a block without an end
 * @param malicious whether the box was ticked
 */
public record OverrideForm(
    String kind,
    String ecosystem,
    String name,
    String versions,
    String reason,
    String owner,
    String until,
    boolean malicious) {

  private static final Pattern DIGEST = Pattern.compile("(?:md5|sha1|sha256|sha384|sha512):.*");

  static OverrideForm of(Exchange exchange) {
    return new OverrideForm(
        field(exchange, "kind"),
        field(exchange, "ecosystem"),
        field(exchange, "name"),
        field(exchange, "versions"),
        field(exchange, "reason"),
        field(exchange, "owner"),
        field(exchange, "until"),
        exchange.form("malicious").isPresent());
  }

  /** Nothing filled in yet, for this person. */
  static OverrideForm blank(String owner, String until) {
    return new OverrideForm("waiver", "npm", "", "", "", owner, until, false);
  }

  private static String field(Exchange exchange, String name) {
    return exchange.form(name).orElse("").strip();
  }

  /**
   * @throws ProblemException naming the field that cannot be read
   */
  OverrideDraft draft() {
    Kind asked =
        switch (kind) {
          case "waiver" -> Kind.WAIVER;
          case "block" -> Kind.BLOCK;
          default -> throw bad("kind", "it is neither a waiver nor a block", "choose one");
        };
    if (name.startsWith("pkg:")) {
      return ofPurl(asked);
    }
    Ecosystem of =
        Ecosystem.ofPurlType(ecosystem)
            .orElseThrow(() -> bad("ecosystem", "it is not one we know", "choose one"));
    return draft(asked, of, normal(of, name), selector(versions));
  }

  private OverrideDraft ofPurl(Kind asked) {
    Purl purl = Purl.parse(name);
    Ecosystem of =
        purl.ecosystem()
            .orElseThrow(() -> bad("name", "the gate does not know this type", "see the list"));
    VersionSelector selector =
        purl.version().isPresent() && versions.isEmpty()
            ? new VersionSelector.Exact(purl.version().get())
            : selector(versions);
    return draft(asked, of, purl.nativeName(), selector);
  }

  private OverrideDraft draft(Kind asked, Ecosystem of, String called, VersionSelector selector) {
    return new OverrideDraft(asked, of, called, selector, malicious, reason, owner, expires());
  }

  /** As decisions name it, so that the spelling somebody is used to does not miss its package. */
  private static String normal(Ecosystem of, String name) {
    if (name.isEmpty()) {
      throw bad("package", "it is missing", "name a package, or a pattern with *");
    }
    if (name.indexOf('*') < 0) {
      return Purl.of(of, name, Optional.empty()).nativeName();
    }
    return of == Ecosystem.PYPI ? ProjectName.normalize(name) : name;
  }

  static VersionSelector selector(String text) {
    if (text.isEmpty()) {
      throw bad("versions", "they are missing", "name a version, or write * for every version");
    }
    if (text.equals("*")) {
      return new VersionSelector.Any();
    }
    if (text.startsWith("vers:")) {
      return new VersionSelector.Range(Vers.parse(text));
    }
    if (!DIGEST.matcher(text).matches()) {
      return new VersionSelector.Exact(text);
    }
    try {
      return new VersionSelector.Bytes(DigestText.parse(text));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          problem("versions", "the digest is not complete", "copy it from the release's page"), e);
    }
  }

  /** The end of the day that was chosen. */
  private Optional<Instant> expires() {
    if (until.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.parse(until).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      throw new ProblemException(problem("until", "it is no date", "write it as 2026-03-24"), e);
    }
  }

  private static ProblemException bad(String field, String why, String remedy) {
    return problem(field, why, remedy).asException();
  }

  private static Problem problem(String field, String why, String remedy) {
    return Problem.of(
        "gate/bad-override", "the override cannot be taken", field + ": " + why, remedy);
  }
}
