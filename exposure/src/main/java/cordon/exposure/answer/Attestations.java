package cordon.exposure.answer;

import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureQuestion;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.VexClaim;
import cordon.exposure.observation.VexClaim.PackageVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What vendors say to what is asked about; what they say of other releases is left out. */
public final class Attestations {
  private static final String ATTESTED_FOR = "attested-for";

  private static final String NO_ANSWER = "no_answer";

  /** As a claim says it. */
  static final String NOT_AFFECTED = "not_affected";

  /** The gravest first; what is not among them comes last. */
  private static final List<String> GRAVEST =
      List.of(NOT_AFFECTED, NO_ANSWER, "under_investigation", "affected");

  private Attestations() {}

  /** The claims that concern the question, the gravest first and then the last stated. */
  static List<VexClaim> of(Map<String, String> attributes, ExposureQuestion question) {
    List<VexClaim> claims =
        VexClaim.among(attributes).stream()
            .filter(claim -> Claims.concerns(claim, question))
            .toList();
    List<VexClaim> answers =
        claims.stream().filter(claim -> !claim.status().equals(NO_ANSWER)).toList();
    return claims.stream()
        .filter(claim -> !claim.status().equals(NO_ANSWER) || !isAnswered(claim, answers))
        .sorted(
            Comparator.<VexClaim>comparingInt(claim -> -GRAVEST.indexOf(claim.status()))
                .thenComparing(Attestations::stated, Comparator.reverseOrder()))
        .toList();
  }

  /**
   * Whether another question, which was answered since, was about all that this one is about. Who
   * is asked again later has not answered.
   */
  private static boolean isAnswered(VexClaim open, List<VexClaim> answers) {
    return answers.stream()
        .filter(answer -> !stated(answer).isBefore(stated(open)))
        .anyMatch(answer ->
            open.packages().isEmpty()
                ? answer.ids().containsAll(open.ids())
                : open.packages().stream()
                    .allMatch(
                        of -> answer.packages().stream().anyMatch(said -> isAbout(said, of))));
  }

  private static Instant stated(VexClaim claim) {
    return claim.stated().orElse(Instant.EPOCH);
  }

  private static boolean isAbout(PackageVersion said, PackageVersion of) {
    return said.type().equals(of.type())
        && said.name().equals(of.name())
        && (said.version().isEmpty() || said.version().equals(of.version()));
  }

  /**
   * What is said of a vendor, with what it says to the question as {@link Description#ATTESTATION}:
   * where it was asked about that, instead of what is said of it in general.
   */
  public static Map<String, String> attributes(Reached vendor, ExposureQuestion question) {
    Map<String, String> attributes = new HashMap<>(vendor.attributes());
    attributes.keySet().removeIf(key -> key.startsWith(VexClaim.KEY));
    of(vendor.attributes(), question).stream()
        .findFirst()
        .ifPresent(claim -> {
          attributes.put(Description.ATTESTATION, claim.status().replace('_', '-'));
          attributes.put(ATTESTED_FOR, subject(claim));
          attributes.put(Description.NOTE, claim.justification());
        });
    return attributes;
  }

  private static String subject(VexClaim claim) {
    return Stream.concat(
            claim.ids().stream().filter(id -> !id.isEmpty()),
            claim.packages().stream().map(Attestations::text))
        .limit(20)
        .collect(Collectors.joining(" "));
  }

  private static String text(PackageVersion of) {
    return of.type() + " " + of.name() + (of.version().isEmpty() ? "" : " " + of.version());
  }

  /** Whether a vendor denies anything of what is asked about, or all in general. */
  static boolean denies(Reached vendor, ExposureQuestion question) {
    List<VexClaim> claims = of(vendor.attributes(), question);
    return claims.isEmpty()
        ? generally(vendor)
        : claims.stream().anyMatch(claim -> claim.status().equals(NOT_AFFECTED));
  }

  /** Whether a vendor denies to have had any of these versions. */
  static boolean denies(Reached vendor, ExposureQuestion question, List<String> versions) {
    List<VexClaim> claims = of(vendor.attributes(), question);
    return claims.isEmpty()
        ? generally(vendor)
        : claims.stream()
            .filter(claim -> claim.status().equals(NOT_AFFECTED))
            .anyMatch(claim -> Claims.means(claim, question, versions));
  }

  /** By the estate file; an answer that was kept before questions had claims denies one thing. */
  private static boolean generally(Reached vendor) {
    String said = vendor.attributes().getOrDefault(Description.ATTESTATION, "");
    return said.replace('-', '_').equals(NOT_AFFECTED)
        && !vendor.attributes().containsKey(ATTESTED_FOR);
  }
}
