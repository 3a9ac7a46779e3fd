package cordon.exposure;

/**
 * What a file of declarations says otherwise than the one before it of its stream: things, and how
 * they hang together.
 *
 * @param began that it states and the one before did not
 * @param changed that both state, with something else of them
 * @param ended that it does not state any more
 */
public record Declared(int began, int changed, int ended) {
  /** Of a file that was brought before. */
  public static final Declared NOTHING = new Declared(0, 0, 0);
}
