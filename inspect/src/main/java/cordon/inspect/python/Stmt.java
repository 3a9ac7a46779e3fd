package cordon.inspect.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement. {@code at} is its offset in the source. */
sealed interface Stmt {
  int at();

  record Evaluate(int at, Expr value) implements Stmt {}

  record Assign(int at, List<Expr> targets, Expr value) implements Stmt {}

  record Augment(int at, Expr target, int op, Expr value) implements Stmt {}

  /** {@code import a.b as c}. */
  record Import(int at, String module, @Nullable String as) implements Stmt {}

  /**
   * {@code from ..a import b as c}.
   *
   * @param level how many dots
   * @param name {@code *} for all
   */
  record From(int at, int level, String module, String name, String as) implements Stmt {}

  /**
   * @param body tokens of it, read when it is needed
   */
  record Function(
      int at, String name, List<Expr.Parameter> parameters, List<Expr> decorators, Body body)
      implements Stmt {}

  record Class(int at, String name, List<Expr.Argument> bases, List<Expr> decorators, Body body)
      implements Stmt {}

  /** Statements that may run or not: of {@code if}, {@code while}, {@code try}, {@code match}. */
  record Block(int at, @Nullable Expr condition, List<Stmt> body) implements Stmt {}

  record For(int at, Expr target, Expr source, List<Stmt> body) implements Stmt {}

  record With(int at, List<Expr> items, List<Expr> targets, List<Stmt> body) implements Stmt {}

  record Return(int at, @Nullable Expr value) implements Stmt {}

  record Global(int at, List<String> names) implements Stmt {}

  /** Tokens from and to. */
  record Body(int from, int to) {}
}
