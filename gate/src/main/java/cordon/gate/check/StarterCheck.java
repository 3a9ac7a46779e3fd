package cordon.gate.check;

import cordon.advisories.Advisories;
import cordon.base.Ecosystem;
import cordon.base.purl.Purl;
import java.util.List;
import java.util.Optional;

/** Answers without a server: known to be malicious, or unknown; never a pass. */
public final class StarterCheck {
  private final Advisories advisories;

  /**
   * @param advisories those inside the program
   */
  public StarterCheck(Advisories advisories) {
    this.advisories = advisories;
  }

  public CheckAnswer answer(Purl purl) {
    Optional<Ecosystem> ecosystem = purl.ecosystem();
    Optional<String> version = purl.version();
    if (ecosystem.isEmpty() || version.isEmpty()) {
      return Releases.unusable(purl);
    }
    List<Claim> claims =
        advisories
            .match(ecosystem.get(), Releases.name(ecosystem.get(), purl), version.get())
            .stream()
            .map(Claim::of)
            .toList();
    return condemned(purl.toString(), claims)
        .orElseGet(
            () -> CheckAnswer.plain(purl.toString(), Outcome.UNKNOWN, "not known to be malicious"))
        .withClaims(claims);
  }

  /** What claims alone say, where one of them is of malware. */
  static Optional<CheckAnswer> condemned(String purl, List<Claim> claims) {
    Optional<Claim> sure = claims.stream().filter(Claim::condemns).findFirst();
    if (sure.isPresent()) {
      return Optional.of(
          new CheckAnswer(
              purl,
              Outcome.BLOCK,
              true,
              "malicious",
              "known malicious: " + sure.get().summary(),
              Optional.empty(),
              Optional.empty(),
              claims,
              "",
              List.of()));
    }
    return claims.stream()
        .filter(Claim::malicious)
        .findFirst()
        .map(claim ->
            new CheckAnswer(
                purl,
                Outcome.HOLD,
                false,
                "review",
                "called malicious without naming the version: " + claim.summary(),
                Optional.empty(),
                Optional.empty(),
                claims,
                "",
                List.of()));
  }
}
