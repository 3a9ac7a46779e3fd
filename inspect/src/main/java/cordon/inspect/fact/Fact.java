package cordon.inspect.fact;

import java.util.Set;

/**
 * One thing that code does or holds.
 *
 * @param behaviour what
 * @param detail which kind of it, in the words of the rule files: an API, a class of destination, a
 *     kind of secret; may be empty
 * @param place where
 * @param unit the function that holds it, {@code run} or {@code Install.run}; empty for what runs
 *     when the file is loaded
 * @param inputs what is known to flow into it: {@code exec(b64decode(x))} is {@link
 *     Behaviour#RUN_CODE} with input {@link Behaviour#DECODE}; closed under flow, so that what was
 *     fetched, then decoded, then run has both
 * @param quote the text at the place as written or decoded, at most {@link #QUOTE} characters, not
 *     yet made harmless
 */
public record Fact(
    Behaviour behaviour,
    String detail,
    Place place,
    String unit,
    Set<Behaviour> inputs,
    String quote) {
  /** Enough to recognise the place by. */
  public static final int QUOTE = 240;

  public Fact {
    inputs = Set.copyOf(inputs);
    quote = quote.length() <= QUOTE ? quote : quote.substring(0, QUOTE - 1) + "…";
  }

  public Fact(Behaviour behaviour, String detail, Place place, String unit, String quote) {
    this(behaviour, detail, place, unit, Set.of(), quote);
  }
}
