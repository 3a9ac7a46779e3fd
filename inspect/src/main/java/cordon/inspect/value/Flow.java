package cordon.inspect.value;

import cordon.inspect.fact.Behaviour;
import java.util.EnumSet;
import java.util.Set;

/**
 * What has flowed into a value: behaviours, and parameters of the function that is being read. A
 * set in one word, because every step of every expression joins two of them.
 *
 * @param bits one for each {@link Behaviour} by ordinal, then one for each parameter
 */
@SuppressWarnings("EnumOrdinal") // a bit for each behaviour, never stored
public record Flow(long bits) {
  /** Behaviours have the bits below, parameters this one and those above. */
  private static final int FIRST_PARAMETER = 48;

  /** Parameters beyond these share the last bit. */
  private static final int PARAMETERS = 64 - FIRST_PARAMETER;

  private static final long UNSEEN_BIT = 1L << (FIRST_PARAMETER - 1);
  private static final long BEHAVIOURS = UNSEEN_BIT - 1;
  private static final long ALL_PARAMETERS = -1L << FIRST_PARAMETER;
  private static final Behaviour[] ALL = Behaviour.values();

  public static final Flow NONE = new Flow(0);

  /** What came out of something that was not followed, for want of time or of space: anything. */
  public static final Flow UNSEEN = new Flow(UNSEEN_BIT);

  public static Flow of(Behaviour behaviour) {
    return new Flow(1L << behaviour.ordinal());
  }

  public static Flow of(Behaviour first, Behaviour second) {
    return new Flow(1L << first.ordinal() | 1L << second.ordinal());
  }

  /**
   * @param index from 0
   */
  public static Flow ofParameter(int index) {
    return new Flow(1L << (FIRST_PARAMETER + Math.min(index, PARAMETERS - 1)));
  }

  public Flow and(Flow other) {
    long both = bits | other.bits;
    return both == bits ? this : both == other.bits ? other : new Flow(both);
  }

  /** Whether another one adds nothing to it. */
  public boolean holds(Flow other) {
    return (other.bits & ~bits) == 0;
  }

  /** What is part of both. */
  public Flow common(Flow other) {
    return new Flow(bits & other.bits);
  }

  public Flow and(Behaviour behaviour) {
    return and(of(behaviour));
  }

  public Flow without(Behaviour behaviour) {
    return new Flow(bits & ~(1L << behaviour.ordinal()));
  }

  public boolean has(Behaviour behaviour) {
    return (bits & 1L << behaviour.ordinal()) != 0;
  }

  /** Whether it was encoded or encrypted, and so stood where nobody could read it. */
  public boolean isDecoded() {
    return has(Behaviour.DECODE) || has(Behaviour.DECRYPT);
  }

  public boolean hasParameter(int index) {
    return (bits & ofParameter(index).bits) != 0;
  }

  public boolean hasParameters() {
    return (bits & ALL_PARAMETERS) != 0;
  }

  /** The same without parameters: what is known whoever calls the function. */
  public Flow behavioursOnly() {
    return hasParameters() ? new Flow(bits & ~ALL_PARAMETERS) : this;
  }

  /** The same without {@link #UNSEEN}. */
  public Flow seen() {
    return isUnseen() ? new Flow(bits & ~UNSEEN_BIT) : this;
  }

  /** Whether {@link #UNSEEN} is part of it. */
  public boolean isUnseen() {
    return (bits & UNSEEN_BIT) != 0;
  }

  public boolean isEmpty() {
    return bits == 0;
  }

  /** As a {@link cordon.inspect.fact.Fact} holds them. */
  public Set<Behaviour> behaviours() {
    Set<Behaviour> set = EnumSet.noneOf(Behaviour.class);
    for (long left = bits & BEHAVIOURS; left != 0; left &= left - 1) {
      set.add(ALL[Long.numberOfTrailingZeros(left)]);
    }
    return set;
  }
}
