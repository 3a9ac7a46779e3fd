package cordon.inspect.javascript;

import cordon.inspect.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a function: where it stands among the tokens, so that a body which is not evaluated
 * costs nothing, and what its evaluation came to.
 */
final class Body {
  static final int NOWHERE = -1;

  final Tokens tokens;

  /** Where its parameters begin. */
  final int start;

  /** The token of the brace that opens it; of the first one of a single expression. */
  final int from;

  /** The token that closes it; of a single expression the one behind it. */
  final int to;

  /** Kept of what is short; read again from the tokens otherwise. */
  @Nullable List<Node> statements;

  /** What it gives back; null before it was evaluated. */
  @Nullable Value result;

  /** How often it was to be evaluated. */
  int rounds;

  /** What was around it when it was evaluated last: made anew, it may lead elsewhere. */
  @Nullable Scope around;

  /** How many calls of it are being evaluated. */
  int active;

  /** Whether it mentions what tells something. */
  boolean tells;

  /** Whether it waits to be evaluated for whatever it may be given. */
  boolean waits;

  /** The name in facts; null before it has one. */
  @Nullable String unit;

  Body(Tokens tokens, int start, int from, int to) {
    this.tokens = tokens;
    this.start = start;
    this.from = from;
    this.to = to;
  }

  /** Whether it may do something that means something. */
  boolean tells() {
    return tells || tokens.tell(start, to);
  }

  int size() {
    return to - from;
  }
}
