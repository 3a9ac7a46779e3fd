package cordon.exposure;

import cordon.exposure.observation.VexClaim;
import java.util.Locale;

/** What is claimed of an exposed unit, beside the evidence and never in its place. */
public record UnitClaim(VexClaim claim, Standing standing) {

  /** How it stands to the evidence. */
  public enum Standing {
    /** It says what the evidence says. */
    AGREES,
    /** Nothing shows that it is wrong, and nothing that it is right. */
    UNPROVEN,
    /** The unit pulled, had or ran what it is said not to be affected by. */
    CONTRADICTED;

    /** As it stands in JSON and on the command line. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
