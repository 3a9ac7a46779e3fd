package cordon.exposure.graph;

import java.time.Instant;

/** Time as the graph holds it: whole seconds since 2000-01-01T00:00:00Z, in an int. */
public final class Seconds {
  /** Before everything: since when is not known, or always. */
  public static final int ALWAYS = Integer.MIN_VALUE;

  /** After everything: it has not ended. */
  public static final int NEVER = Integer.MAX_VALUE;

  private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

  private Seconds() {}

  /** Rounded down; what lies out of reach becomes {@link #ALWAYS} or {@link #NEVER}. */
  public static int floor(Instant moment) {
    return clamp(moment.getEpochSecond() - EPOCH);
  }

  /** Rounded up, for the end of a stretch: nothing within may fall outside. */
  public static int ceiling(Instant moment) {
    return clamp(moment.getEpochSecond() - EPOCH + (moment.getNano() == 0 ? 0 : 1));
  }

  /** The moment; {@link #ALWAYS} and {@link #NEVER} have none. */
  public static Instant instant(int seconds) {
    if (seconds == ALWAYS || seconds == NEVER) {
      throw new IllegalArgumentException("no moment");
    }
    return Instant.ofEpochSecond(EPOCH + seconds);
  }

  private static int clamp(long seconds) {
    return (int) Math.max(ALWAYS, Math.min(NEVER, seconds));
  }
}
