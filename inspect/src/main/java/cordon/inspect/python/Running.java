package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.regex.Pattern;

/** Code that is run. */
final class Running {
  private static final int LONGEST_NAMING = 80;
  private static final int LONGEST_LITERAL = 1 << 16;

  /** How a literal begins that is worth writing down encoded. */
  private static final String OPENS = "[{(";

  private static final Pattern NAMING =
      Pattern.compile(Value.HOLE + " ?= ?[\\w.]+", Pattern.UNICODE_CHARACTER_CLASS);

  private final Evaluator evaluator;
  private final Session session;

  Running(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.session = evaluator.session;
  }

  /** Text is run as code. What is known of it is read; a literal does nothing. */
  Value code(String detail, Value code, Flow given, int at) {
    if (code.asText().filter(t -> !t.isBlank() && isLiteral(t, at)).isEmpty()) {
      evaluator.add(Behaviour.RUN_CODE, detail, given, at);
    }
    return code.asText().map(text -> enter(text, code.flow(), at)).orElse(Value.UNKNOWN);
  }

  private boolean isLiteral(String text, int at) {
    boolean may = text.length() < LONGEST_LITERAL && OPENS.indexOf(text.strip().charAt(0)) >= 0;
    return may && session.literal(text, () -> parsesAsLiteral(text.strip(), at));
  }

  private boolean parsesAsLiteral(String stripped, int at) {
    List<Stmt> all = evaluator.code.within(stripped, at, false, evaluator.function()).module();
    return all.size() == 1
        && all.getFirst() instanceof Stmt.Evaluate(int start, Expr value)
        && isLiteral(value);
  }

  private static boolean isLiteral(Expr value) {
    return switch (value) {
      case Expr.Constant constant -> true;
      case Expr.Unary unary -> isLiteral(unary.of());
      case Expr.Items items -> items.of().stream().allMatch(Running::isLiteral);
      case Expr.Pairs pairs ->
          pairs.keys().stream().allMatch(Running::isLiteral)
              && pairs.values().stream().allMatch(Running::isLiteral);
      default -> false;
    };
  }

  /** A text that is read as a literal: JSON is one of Python, but for three words. */
  Value literal(Value text, int at) {
    String stripped = text.text().orElse("").strip();
    boolean literal = !stripped.isEmpty() && "[{(\"'".indexOf(stripped.charAt(0)) >= 0;
    return literal
        ? enter(stripped, text.flow(), at).with(text.flow())
        : Value.unknown(text.flow());
  }

  Value enter(String text, Flow flow, int at) {
    if (!session.enters(evaluator.code, text)) {
      return Value.UNKNOWN;
    }
    boolean decoded = flow.isDecoded();
    Code inner = evaluator.code.within(text, at, decoded, evaluator.function());
    inner.sayWhatIsOdd(evaluator.function());
    Evaluator within = new Evaluator(session, inner, evaluator.scope);
    return new Execution(within).runModule(inner.module());
  }

  /** What was decoded and looks like code is read as such, wherever it goes. */
  Value layer(Value value, int at) {
    if (value.flow().has(Behaviour.DECODE)) {
      value.asText().filter(Running::looksLikePython).ifPresent(t -> enter(t, value.flow(), at));
    }
    return value;
  }

  /**
   * Whether code is {@code '%s=function' % name}: what is filled in names what the code around it
   * gives. More than a name may hide there, but that is not how code is kept as data.
   */
  static boolean isNaming(Value code) {
    String text = code.textWithHoles();
    return text.length() < LONGEST_NAMING && NAMING.matcher(text).matches();
  }

  static boolean looksLikePython(String text) {
    return text.length() > 12
        && (text.contains("import ")
            || text.contains("exec(")
            || text.contains("eval(")
            || text.contains("lambda "))
        && text.indexOf('\uFFFD') < 0;
  }

  /** What is decoded and handed to a process is run by it if it is code. */
  void input(Value data, int at) {
    if (data.asText().filter(Running::looksLikePython).isPresent()) {
      code("standard input", data, data.flow(), at);
    }
  }
}
