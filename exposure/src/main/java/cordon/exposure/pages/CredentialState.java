package cordon.exposure.pages;

import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.observation.DeathProof;
import cordon.exposure.observation.Description;
import cordon.web.pages.Badge;
import cordon.web.pages.Badge.Tone;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.util.Optional;

/** How it stands with a credential: only a proof ticks it off. */
final class CredentialState {
  private CredentialState() {}

  static Content of(Reached credential) {
    if (credential.closed().isPresent()) {
      return Parts.of(
          Badge.of(Tone.GOOD, "dead"),
          Text.of(" " + credential.attributes().getOrDefault(Description.PROOF, "") + " "),
          Times.utc(credential.closed().get()));
    }
    Parts parts = Parts.of(Badge.of(Tone.BAD, "open"), Text.quiet(" " + why(credential)));
    return credential.harvested()
        ? Parts.of(parts, Text.of(" "), Badge.of(Tone.BAD, "taken by this release"))
        : parts;
  }

  private static String why(Reached credential) {
    String proof = credential.attributes().getOrDefault(Description.PROOF, "");
    if (DeathProof.of(proof).filter(p -> !p.dead()).isPresent()) {
      return "the old secret was still taken";
    }
    Optional<String> claimed =
        Optional.ofNullable(credential.attributes().get(Description.ROTATED))
            .or(() -> Optional.ofNullable(credential.attributes().get(Description.PROVEN_DEAD)));
    if (claimed.isPresent()) {
      return proof.isEmpty()
          ? "said to be rotated, not proven"
          : "proven dead before this began; what came in its place is open";
    }
    return "";
  }
}
