package cordon.gate.pages;

import cordon.base.ProblemException;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.OverrideDraft;
import cordon.gate.VersionSelector;
import cordon.gate.override.ExceptionProblems;
import cordon.gate.override.OverrideTarget;
import cordon.gate.override.VersionText;
import cordon.web.Exchange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

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
    OverrideTarget target = OverrideTarget.named(ecosystem, name);
    List<VersionSelector> besides =
        target.version().isPresent() && versions.isEmpty()
            ? List.of()
            : List.of(VersionText.of(target.ecosystem(), versions));
    return new OverrideDraft(
        chosen(),
        target.ecosystem(),
        target.name(),
        target.selector(besides),
        malicious,
        reason,
        owner,
        until.isEmpty() ? Optional.empty() : Optional.of(endOf(until)));
  }

  private Kind chosen() {
    return switch (kind) {
      case "waiver" -> Kind.WAIVER;
      case "block" -> Kind.BLOCK;
      default ->
          throw ExceptionProblems.override(
                  "kind", "it is neither a waiver nor a block", "choose one")
              .asException();
    };
  }

  /**
   * The end of the day that was chosen.
   *
   * @throws ProblemException when it is none
   */
  static Instant endOf(String day) {
    try {
      return LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new ProblemException(
          ExceptionProblems.override("until", "it is no date", "write it as 2026-03-24"), e);
    }
  }
}
