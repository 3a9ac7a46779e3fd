package cordon.inspect.bytecode;

import java.util.List;

/** A value as {@code marshal} writes it. */
sealed interface Marshalled {
  /** A number, {@code None}, a truth value or an ellipsis, as source spells it. */
  record Plain(String source) implements Marshalled {}

  record Text(String text) implements Marshalled {}

  /**
   * Octets.
   *
   * @param bytes not to be changed
   */
  record Octets(byte[] bytes) implements Marshalled {}

  /**
   * Several values; those of a dictionary alternate.
   *
   * @param kind <code>(</code>, <code>[</code>, <code>{</code> <code>&lt;</code> for a set or
   *     <code>:</code> for a slice
   */
  record Group(char kind, List<Marshalled> items) implements Marshalled {}

  record Compiled(CodeObject code) implements Marshalled {}

  Marshalled NONE = new Plain("None");
}
