package cordon.exposure;

import cordon.base.Digest;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.observation.VexClaim;
import cordon.exposure.observation.VexClaim.PackageVersion;
import cordon.exposure.store.Said;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a vendor says to one question, as a claim among what is said of it. Each question has a
 * stream of its own: an answer replaces the one before to the same question, and no other.
 */
final class VendorStatement {
  private VendorStatement() {}

  /**
   * @param question as it was asked
   * @param targets what of it stands
   * @param status as in {@link VexClaim}, or {@code no_answer}
   */
  static StatementIntake.Statement of(
      String vendor,
      String question,
      List<Target> targets,
      String status,
      String note,
      Instant now) {
    VexClaim claim =
        new VexClaim(
            status,
            vendor,
            Optional.of(now),
            note,
            advisories(question),
            targets.stream().flatMap(VendorStatement::packages).distinct().toList());
    String key = Digest.sha256Of(question.getBytes(StandardCharsets.UTF_8)).hex();
    return statement(
        "inquiry/" + vendor + "/" + key,
        now,
        new Said.Described(
            new Entity(EntityKind.VENDOR, vendor),
            Map.of(VexClaim.KEY + "inquiry " + key, claim.text())),
        Map.of("attestation", status, "attested-for", question, "note", note));
  }

  /**
   * @param content for people, kept as it is
   */
  static StatementIntake.Statement statement(
      String stream, Instant now, Said said, Map<String, String> content) {
    return new StatementIntake.Statement(
        "inquiry.json", "inquiry", stream, now, List.of(said), content);
  }

  /** Also of advisories that were withdrawn since: the question was about them. */
  private static List<String> advisories(String question) {
    return Stream.of(question.split("\\s+")).filter(word -> !word.startsWith("pkg:")).toList();
  }

  /** Of an advisory those that it names: who asks about one of these later is answered too. */
  private static Stream<PackageVersion> packages(Target target) {
    Stream<String> versions =
        target.versions() instanceof Versions.Any
            ? Stream.of("")
            : target.versions().named().stream();
    return versions.map(version -> new PackageVersion(target.type(), target.name(), version));
  }
}
