package cordon.inspect.python;

import static cordon.inspect.python.Tokens.op;

import cordon.inspect.python.Expr.Argument;
import cordon.inspect.python.Expr.Loop;
import cordon.inspect.python.Expr.Parameter;
import cordon.inspect.python.Expr.Trailer;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions (Python language reference, 6) by precedence. Operators of one precedence and
 * what follows a primary are loops; only what is nested in brackets takes the stack, to a bound.
 */
final class ExprParser {
  /** Python itself takes 200 brackets. */
  private static final int DEEPEST = 200;

  private static final Set<String> NOT_NAMES =
      Set.of("in", "if", "else", "for", "is", "and", "or", "not", "as", "import", "from", "async");

  /** Binary operators by precedence, the loosest first. */
  private static final int[][] LEVELS = {
    {'|'}, {'^'}, {'&'}, {op("<<"), op(">>")}, {'+', '-'}, {'*', '/', op("//"), '%', '@'}
  };

  private final Tokens tokens;
  private int at;
  private final int origin;
  private int depth;
  private boolean gaveUp;

  ExprParser(Tokens tokens) {
    this(tokens, 0, -1);
  }

  /**
   * @param depth how deep it is nested already
   * @param origin offset that all of it is said to stand at; -1 for where it does
   */
  ExprParser(Tokens tokens, int depth, int origin) {
    this.tokens = tokens;
    this.depth = depth;
    this.origin = origin;
  }

  private int here() {
    return origin < 0 ? tokens.starts[at] : origin;
  }

  /** The token after what was read last. */
  int next() {
    return at;
  }

  boolean gaveUp() {
    return gaveUp;
  }

  /** One or more expressions with commas between them. */
  Expr list(int from) {
    at = from;
    return list();
  }

  /** One expression. */
  Expr single(int from) {
    at = from;
    return expression();
  }

  /** What stands between {@code for} and {@code in}. */
  Expr targets(int from) {
    at = from;
    return targets();
  }

  private Expr targets() {
    int start = here();
    List<Expr> targets = new ArrayList<>();
    boolean tuple = false;
    while (!isWord("in") && !ends()) {
      int before = at;
      targets.add(binary(0));
      if (isOp(',')) {
        tuple = true;
        at++;
      }
      if (at == before) {
        at++;
      }
    }
    return targets.size() == 1 && !tuple ? targets.getFirst() : new Expr.Items(start, targets);
  }

  private Expr list() {
    int start = here();
    Expr first = expression();
    if (!isOp(',')) {
      return first;
    }
    List<Expr> items = new ArrayList<>();
    items.add(first);
    while (isOp(',')) {
      at++;
      if (ends() || isOp('=') || isOp(':')) {
        break;
      }
      items.add(expression());
    }
    return new Expr.Items(start, items);
  }

  private Expr expression() {
    if (depth >= DEEPEST) {
      return tooDeep();
    }
    depth++;
    try {
      return conditional();
    } finally {
      depth--;
    }
  }

  private Expr tooDeep() {
    gaveUp = true;
    int start = here();
    while (!ends()) {
      at =
          tokens.kinds[at] == Tokens.OP && tokens.partners[at] > at
              ? tokens.partners[at] + 1
              : at + 1;
    }
    return new Expr.Opaque(start, List.of());
  }

  private Expr conditional() {
    int start = here();
    if (isWord("lambda")) {
      return lambda();
    }
    if (isWord("yield")) {
      at++;
      if (isWord("from")) {
        at++;
      }
      return ends()
          ? new Expr.Opaque(start, List.of())
          : new Expr.Walrus(start, new Expr.Name(start, Scope.YIELD), list());
    }
    if (isOp('*') || isOp(op("**"))) {
      at++;
      return expression();
    }
    Expr value = alternatives();
    if (isOp(op(":="))) {
      at++;
      return new Expr.Walrus(start, value, expression());
    }
    if (!isWord("if")) {
      return value;
    }
    List<Expr> either = new ArrayList<>();
    either.add(value);
    while (isWord("if")) {
      at++;
      either.add(new Expr.Opaque(start, List.of(alternatives())));
      if (!isWord("else")) {
        break;
      }
      at++;
      either.add(isWord("lambda") ? lambda() : alternatives());
    }
    return new Expr.Either(start, either);
  }

  /** {@code or}, {@code and} and comparisons. */
  private Expr alternatives() {
    int start = here();
    Expr first = comparison();
    if (!isWord("or") && !isWord("and")) {
      return first;
    }
    List<Expr> either = new ArrayList<>();
    either.add(first);
    while (isWord("or") || isWord("and")) {
      at++;
      either.add(isWord("lambda") ? lambda() : comparison());
    }
    return new Expr.Either(start, either);
  }

  private Expr comparison() {
    int start = here();
    boolean negated = false;
    while (isWord("not")) {
      negated = true;
      at++;
    }
    Expr first = binary(0);
    List<Expr> compared = new ArrayList<>();
    compared.add(first);
    while (isComparison()) {
      at++;
      while (isWord("in") || isWord("not")) {
        at++;
      }
      compared.add(binary(0));
    }
    return compared.size() == 1 && !negated ? first : new Expr.Opaque(start, compared);
  }

  private boolean isComparison() {
    if (tokens.kinds[at] == Tokens.OP) {
      int value = tokens.values[at];
      return value == '<'
          || value == '>'
          || value == op("==")
          || value == op("!=")
          || value == op("<=")
          || value == op(">=")
          || value == op("<>");
    }
    return isWord("in") || isWord("is") || (isWord("not") && isWordAt(at + 1, "in"));
  }

  private Expr binary(int level) {
    if (level == LEVELS.length) {
      return unary();
    }
    int start = here();
    Expr first = binary(level + 1);
    if (!isAny(LEVELS[level])) {
      return first;
    }
    List<Integer> ops = new ArrayList<>();
    List<Expr> others = new ArrayList<>();
    while (isAny(LEVELS[level])) {
      ops.add(tokens.values[at++]);
      others.add(binary(level + 1));
    }
    return new Expr.Chain(start, first, ops, others);
  }

  private boolean isAny(int[] ops) {
    if (tokens.kinds[at] != Tokens.OP) {
      return false;
    }
    for (int op : ops) {
      if (tokens.values[at] == op) {
        return true;
      }
    }
    return false;
  }

  private Expr unary() {
    int start = here();
    List<Integer> signs = new ArrayList<>();
    while (isOp('-') || isOp('+') || isOp('~') || isWord("await")) {
      if (tokens.kinds[at] == Tokens.OP) {
        signs.add(tokens.values[at]);
      }
      at++;
    }
    if (signs.size() > DEEPEST) {
      return tooDeep();
    }
    Expr value = primary();
    if (isOp(op("**"))) {
      at++;
      if (depth >= DEEPEST) {
        return tooDeep();
      }
      depth++;
      Expr power = unary();
      depth--;
      value = new Expr.Chain(start, value, List.of(op("**")), List.of(power));
    }
    for (int i = signs.size() - 1; i >= 0; i--) {
      value = signs.get(i) == '+' ? value : new Expr.Unary(start, signs.get(i), value);
    }
    return value;
  }

  private Expr primary() {
    int start = here();
    Expr atom = atom();
    List<Trailer> trailers = new ArrayList<>();
    while (tokens.kinds[at] == Tokens.OP) {
      int here = here();
      if (isOp('.') && tokens.kinds[at + 1] == Tokens.NAME) {
        trailers.add(new Expr.Attribute(here, tokens.name(at + 1)));
        at += 2;
      } else if (isOp('(')) {
        trailers.add(new Expr.Call(start, arguments(at + 1)));
      } else if (isOp('[')) {
        at++;
        trailers.add(subscript(here));
      } else {
        break;
      }
    }
    return trailers.isEmpty() ? atom : new Expr.Primary(start, atom, trailers);
  }

  private Trailer subscript(int start) {
    Expr first = isOp(':') || isOp(op("::")) ? null : list();
    if (!isOp(':')) {
      close(']');
      return new Expr.Subscript(start, first == null ? new Expr.Opaque(start, List.of()) : first);
    }
    @Nullable Expr to = null;
    @Nullable Expr step = null;
    at++;
    if (!isOp(':') && !isOp(']')) {
      to = expression();
    }
    if (isOp(':')) {
      at++;
      if (!isOp(']')) {
        step = expression();
      }
    }
    close(']');
    return new Expr.Slice(start, first, to, step);
  }

  /** Moves behind a closing bracket, over what was not understood before it. */
  private void close(int bracket) {
    while (!isOp(bracket) && !isHardEnd()) {
      at =
          tokens.kinds[at] == Tokens.OP && tokens.partners[at] > at
              ? tokens.partners[at] + 1
              : at + 1;
    }
    if (isOp(bracket)) {
      at++;
    }
  }

  private Expr atom() {
    int start = here();
    return switch (tokens.kinds[at]) {
      case Tokens.STRING -> strings();
      case Tokens.NUMBER -> new Expr.Constant(start, Literals.number(tokens.text(at++)));
      case Tokens.NAME -> {
        String name = tokens.name(at);
        if (NOT_NAMES.contains(name)) {
          yield new Expr.Opaque(start, List.of());
        }
        at++;
        yield new Expr.Name(start, name);
      }
      case Tokens.OP -> bracketed(start);
      default -> new Expr.Opaque(start, List.of());
    };
  }

  private Expr bracketed(int start) {
    if (isOp('(')) {
      at++;
      return sequence(start, ')');
    } else if (isOp('[')) {
      at++;
      return sequence(start, ']');
    } else if (isOp('{')) {
      at++;
      return braces(start);
    } else if (isOp('`')) {
      at++;
      Expr inner = list();
      close('`');
      return inner;
    }
    if (!isClosing() && !isOp(',') && !isOp('=') && !isOp(':') && !isOp(';')) {
      at++; // `...` and what is no operator of Python
    }
    return new Expr.Opaque(start, List.of());
  }

  private Expr sequence(int start, int closing) {
    List<Expr> items = new ArrayList<>();
    boolean tuple = closing == ']';
    while (!isOp(closing) && !isHardEnd()) {
      int before = at;
      Expr item = expression();
      if (isWord("for") || isWord("async")) {
        Expr comprehension = comprehension(start, List.of(item));
        close(closing);
        return comprehension;
      }
      items.add(item);
      if (isOp(',')) {
        tuple = true;
        at++;
      }
      if (at == before) {
        at++;
      }
    }
    close(closing);
    return items.size() == 1 && !tuple ? items.getFirst() : new Expr.Items(start, items);
  }

  private Expr braces(int start) {
    List<Expr> keys = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    boolean pairs = isOp('}');
    while (!isOp('}') && !isHardEnd()) {
      int before = at;
      boolean spread = isOp(op("**"));
      Expr key = expression();
      if (isOp(':')) {
        pairs = true;
        at++;
        Expr value = expression();
        if (isWord("for") || isWord("async")) {
          Expr comprehension = comprehension(start, List.of(key, value));
          close('}');
          return comprehension;
        }
        keys.add(key);
        values.add(value);
      } else if (isWord("for") || isWord("async")) {
        Expr comprehension = comprehension(start, List.of(key));
        close('}');
        return comprehension;
      } else {
        pairs |= spread;
        keys.add(new Expr.Opaque(start, List.of()));
        values.add(key);
      }
      if (isOp(',')) {
        at++;
      }
      if (at == before) {
        at++;
      }
    }
    close('}');
    return pairs ? new Expr.Pairs(start, keys, values) : new Expr.Items(start, values);
  }

  private Expr comprehension(int start, List<Expr> elements) {
    List<Loop> loops = new ArrayList<>();
    while (isWord("for") || isWord("async")) {
      at += isWord("async") ? 2 : 1;
      Expr target = targets();
      if (isWord("in")) {
        at++;
      }
      Expr source = alternatives();
      List<Expr> conditions = new ArrayList<>();
      while (isWord("if")) {
        at++;
        conditions.add(alternatives());
      }
      loops.add(new Loop(target, source, conditions));
    }
    return new Expr.Comprehension(start, elements, loops);
  }

  private Expr lambda() {
    int start = here();
    at++;
    List<Parameter> parameters = parameters(at, ':');
    if (isOp(':')) {
      at++;
    }
    return new Expr.Lambda(start, parameters, expression());
  }

  /** Up to a closing token, on which it stops. */
  List<Parameter> parameters(int from, int closing) {
    at = from;
    List<Parameter> parameters = new ArrayList<>();
    while (!isOp(closing) && !isHardEnd()) {
      int stars = isOp('*') ? 1 : isOp(op("**")) ? 2 : 0;
      at += stars > 0 ? 1 : 0;
      if (tokens.kinds[at] != Tokens.NAME) {
        at =
            isOp('(') && tokens.partners[at] > at
                ? tokens.partners[at] + 1
                : isOp(closing) ? at : at + 1;
        continue;
      }
      String name = tokens.name(at++);
      if (closing == ')' && isOp(':')) {
        at++;
        expression();
      }
      Expr byDefault = null;
      if (isOp('=')) {
        at++;
        byDefault = expression();
      }
      parameters.add(new Parameter(name, byDefault, stars));
    }
    return parameters;
  }

  /** Up to and over the closing bracket. */
  List<Argument> arguments(int from) {
    at = from;
    List<Argument> arguments = new ArrayList<>();
    while (!isOp(')') && !isHardEnd()) {
      int before = at;
      int start = here();
      int stars = isOp('*') ? 1 : isOp(op("**")) ? 2 : 0;
      at += stars > 0 ? 1 : 0;
      String keyword = null;
      if (tokens.kinds[at] == Tokens.NAME && tokens.isOp(at + 1, '=')) {
        keyword = tokens.name(at);
        at += 2;
      }
      Expr value = expression();
      if (isWord("for") || isWord("async")) {
        value = comprehension(start, List.of(value));
      }
      arguments.add(new Argument(keyword, stars, value));
      if (isOp(',')) {
        at++;
      }
      if (at == before) {
        at++;
      }
    }
    close(')');
    return arguments;
  }

  /** Literals side by side are one. */
  private Expr strings() {
    int start = here();
    Value value = null;
    List<Expr> parts = new ArrayList<>();
    while (tokens.kinds[at] == Tokens.STRING) {
      Literals.Literal literal = Literals.split(tokens.text(at));
      if (literal.formatted()) {
        parts.addAll(value == null ? List.of() : List.of(new Expr.Constant(start, value)));
        value = null;
        FormattedString formatted = new FormattedString(literal, here(), depth);
        parts.addAll(formatted.parts());
        gaveUp |= formatted.gaveUp();
      } else {
        value = value == null ? literal.value() : value.then(literal.value());
      }
      at++;
    }
    if (parts.isEmpty()) {
      return new Expr.Constant(start, value == null ? Value.text("") : value);
    }
    if (value != null) {
      parts.add(new Expr.Constant(start, value));
    }
    return new Expr.Joined(start, parts);
  }

  private boolean isOp(int op) {
    return tokens.isOp(at, op);
  }

  private boolean isWord(String word) {
    return isWordAt(at, word);
  }

  private boolean isWordAt(int token, String word) {
    return tokens.kinds[token] == Tokens.NAME && tokens.name(token).equals(word);
  }

  private boolean isHardEnd() {
    return tokens.kinds[at] == Tokens.NEWLINE
        || tokens.kinds[at] == Tokens.END
        || tokens.kinds[at] == Tokens.DEDENT;
  }

  private boolean isClosing() {
    return isOp(')') || isOp(']') || isOp('}');
  }

  private boolean ends() {
    return isHardEnd() || isClosing() || isOp(';');
  }
}
