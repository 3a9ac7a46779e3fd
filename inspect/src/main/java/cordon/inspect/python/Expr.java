package cordon.inspect.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as far as its meaning matters here. {@code at} is its offset in the source. */
sealed interface Expr {
  int at();

  record Name(int at, String id) implements Expr {}

  /** A literal: text, bytes or a number. */
  record Constant(int at, cordon.inspect.value.Value value) implements Expr {}

  /** An f-string, or literals side by side of which one is. */
  record Joined(int at, List<Expr> parts) implements Expr {}

  /** Something and what is done to it in turn, as chains of calls are long. */
  record Primary(int at, Expr atom, List<Trailer> trailers) implements Expr {}

  /** {@code + - * / // % << >> & | ^ @}, left to right, of one precedence. */
  record Chain(int at, Expr first, List<Integer> ops, List<Expr> others) implements Expr {}

  record Unary(int at, int op, Expr of) implements Expr {}

  /** {@code and}, {@code or}, {@code if else}: one of them. */
  record Either(int at, List<Expr> of) implements Expr {}

  /** Comparisons and what else gives nothing of use. */
  record Opaque(int at, List<Expr> of) implements Expr {}

  record Items(int at, List<Expr> of) implements Expr {}

  /** {@code *of} within a list: its elements. */
  record Spread(int at, Expr of) implements Expr {}

  record Pairs(int at, List<Expr> keys, List<Expr> values) implements Expr {}

  record Lambda(int at, List<Parameter> parameters, Expr body) implements Expr {}

  record Comprehension(int at, List<Expr> elements, List<Loop> loops) implements Expr {}

  record Walrus(int at, Expr target, Expr value) implements Expr {}

  /** {@code for target in source if …}. */
  record Loop(Expr target, Expr source, List<Expr> conditions) {}

  record Parameter(String name, @Nullable Expr byDefault, int stars) {}

  record Argument(@Nullable String keyword, int stars, Expr value) {}

  sealed interface Trailer {
    int at();
  }

  record Attribute(int at, String name) implements Trailer {}

  record Call(int at, List<Argument> arguments) implements Trailer {}

  record Subscript(int at, Expr index) implements Trailer {}

  /** {@code [from:to:step]}. */
  record Slice(int at, @Nullable Expr from, @Nullable Expr to, @Nullable Expr step)
      implements Trailer {}
}
