package cordon.gate;

import java.util.Locale;

/** From which clock the age of a release was counted. */
public enum AgeBasis {
  /** The publish time that the upstream states. */
  UPSTREAM,
  /** The upstream only states that it was published no later: never younger than this says. */
  UPSTREAM_BOUND,
  /** When the signature of the release says that it was made: the publisher's own word. */
  SIGNATURE,
  /** The upstream states no usable time: since this gate first saw these bytes named. */
  FIRST_SEEN,
  /** No time is known at all. */
  NONE;

  /** As in the API and in facts: {@code first_seen}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
