package cordon.inspect.javascript;

import cordon.inspect.javascript.Node.Link;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes expressions of tokens. */
abstract class Expressions extends Primaries {
  /** Stands before a template that is given to a function by standing behind its name. */
  static final String TAGGED = "`";

  /** How tightly operators bind, by {@link Word}. */
  private static final byte[] LEVELS = new byte[Word.OWN];

  private static final boolean[] ASSIGNS = new boolean[Word.OWN];

  static {
    int[][] levels = {
      {Word.OR_NULL, Word.OR},
      {Word.AND},
      {'|'},
      {'^'},
      {'&'},
      {Word.EQUAL, Word.UNEQUAL, Word.SAME, Word.UNSAME},
      {'<', '>', Word.AT_MOST, Word.AT_LEAST, Word.INSTANCEOF, Word.IN},
      {Word.LEFT, Word.RIGHT, Word.RIGHT_UNSIGNED},
      {'+', '-'},
      {'*', '/', '%'},
      {Word.POWER}
    };
    for (int i = 0; i < levels.length; i++) {
      for (int word : levels[i]) {
        LEVELS[word] = (byte) (i + 1);
      }
    }
    ASSIGNS['='] = true;
    Arrays.fill(ASSIGNS, Word.PLUS_ASSIGN, Word.OR_NULL_ASSIGN + 1, true);
  }

  Expressions(Tokens tokens, boolean typed, int from) {
    super(tokens, typed, from);
  }

  @Override
  Node expression() {
    int at = at();
    Node first = assignment();
    if (!is(',')) {
      return first;
    }
    List<Node> all = new ArrayList<>();
    all.add(first);
    while (accept(',')) {
      all.add(assignment());
    }
    return new Node.Sequence(at, all);
  }

  @Override
  Node assignment() {
    if (++depth > MOST_NESTED) {
      depth--;
      tooDeep();
      return new Node.Constant(at(), Value.UNKNOWN);
    }
    Node of = arrowOrAssignment();
    depth--;
    return of;
  }

  private Node arrowOrAssignment() {
    int at = at();
    if (is(Word.ASYNC)
        && !t.onNewLine[p + 1]
        && (t.kinds[p + 1] == Tokens.NAME || t.is(p + 1, '('))
        && isArrow(p + 1)) {
      p++;
    }
    if (isArrow(p)) {
      return arrow();
    }
    if (is(Word.YIELD) || is(Word.AWAIT)) {
      boolean yields = is(Word.YIELD);
      p++;
      accept('*');
      boolean bare = is(';') || is(')') || is('}') || is(']') || is(',');
      Node of = bare ? new Node.Constant(at, Value.UNKNOWN) : binaryFrom(unary(), at);
      return yields ? new Node.Return(at, of) : of;
    }
    return binaryFrom(unary(), at);
  }

  private Node binaryFrom(Node first, int at) {
    Node left = binary(first, 1);
    if (is('?')) {
      return conditional(left, at);
    }
    if (assigns()) {
      String operator = Word.text(t.words[p++]);
      Node value = assignment();
      return new Node.Assign(at, operator, left, named(value, left));
    }
    return left;
  }

  /** A function gets the name of what it is assigned to. */
  private static Node named(Node value, Node target) {
    if (!(value instanceof Node.Function f) || !f.name().isEmpty()) {
      return value;
    }
    String name = "";
    if (target instanceof Node.Name n) {
      name = n.id();
    } else if (target instanceof Node.Chain c
        && c.links().getLast() instanceof Node.Member(String member)) {
      name = member.equals("exports") ? "" : member;
    }
    return new Node.Function(f.at(), name, f.parameters(), f.body(), f.arrow());
  }

  private Node conditional(Node first, int at) {
    List<Node> conditions = new ArrayList<>(List.of(first));
    List<Node> values = new ArrayList<>();
    while (accept('?')) {
      values.add(assignment());
      accept(':');
      int from = at();
      if (isArrow(p)) {
        values.add(arrow());
        break;
      }
      Node next = binary(unary(), 1);
      if (is('?')) {
        conditions.add(next);
      } else {
        boolean assigns = assigns();
        values.add(assigns ? binaryFrom(next, from) : next);
      }
    }
    return new Node.Either(at, conditions, values);
  }

  private boolean assigns() {
    int word = t.words[p];
    return word < Word.OWN && ASSIGNS[word];
  }

  private int level() {
    int word = t.words[p];
    return word < Word.OWN ? LEVELS[word] : 0;
  }

  /** Operators from a level up; those of one level in a row, however many. */
  private Node binary(Node left, int least) {
    Node result = left;
    while (true) {
      skipAs();
      int level = level();
      if (level < least || level == 0) {
        return result;
      }
      int at = at();
      List<String> operators = new ArrayList<>();
      List<Node> others = new ArrayList<>();
      while (level() == level) {
        operators.add(Word.text(t.words[p++]));
        others.add(
            ++depth > MOST_NESTED
                ? new Node.Constant(at, Value.UNKNOWN)
                : binary(unary(), level + 1));
        depth--;
        skipAs();
      }
      result = new Node.Binary(at, result, operators, others);
    }
  }

  private Node unary() {
    int at = at();
    if (t.kinds[p] == Tokens.PUNCTUATOR
        && (is('!') || is('-') || is('+') || is('~') || is(Word.INCREMENT) || is(Word.DECREMENT))) {
      return operated(at);
    }
    if (is(Word.TYPEOF) || is(Word.VOID) || is(Word.DELETE)) {
      return operated(at);
    }
    if (is(Word.AWAIT)) {
      p++;
      return nested();
    }
    if (is(Word.NEW)) {
      return chain(created(at), at);
    }
    if (typed && is('<')) {
      skipAngles();
    }
    return chain(primary(), at);
  }

  private Node operated(int at) {
    String operator = Word.text(t.words[p++]);
    return new Node.Unary(at, operator, nested());
  }

  private Node nested() {
    if (++depth > MOST_NESTED) {
      depth--;
      tooDeep();
      return new Node.Constant(at(), Value.UNKNOWN);
    }
    Node of = unary();
    depth--;
    return of;
  }

  private Node created(int at) {
    p++;
    if (is('.')) {
      p += 2;
      return new Node.Constant(at, Value.UNKNOWN);
    }
    Node callee = is(Word.NEW) ? nestedCreated() : primary();
    List<Link> links = new ArrayList<>();
    while (is('.') || is('[')) {
      link(links);
    }
    if (typed) {
      skipTypeArguments();
    }
    List<Node> arguments = is('(') ? list() : List.of();
    links.add(new Node.Call(at, arguments, true));
    return new Node.Chain(at, callee, links);
  }

  private Node nestedCreated() {
    if (++depth > MOST_NESTED) {
      depth--;
      tooDeep();
      return new Node.Constant(at(), Value.UNKNOWN);
    }
    Node of = created(at());
    depth--;
    return of;
  }

  @Override
  Node chain(Node first, int at) {
    List<Link> links = new ArrayList<>();
    while (link(links)) {
      // one link after the other
    }
    if ((is(Word.INCREMENT) || is(Word.DECREMENT)) && !t.onNewLine[p]) {
      p++;
    }
    return links.isEmpty() ? first : new Node.Chain(at, first, links);
  }

  private boolean link(List<Link> links) {
    make();
    if (t.opensTemplate(p)) {
      int at = at();
      links.add(new Node.Call(at, List.of(new Node.Unary(at, TAGGED, template())), false));
      return true;
    }
    if (t.kinds[p] != Tokens.PUNCTUATOR) {
      return false;
    }
    if (is('.') || is(Word.OPTIONAL)) {
      boolean optional = is(Word.OPTIONAL);
      p++;
      if (!optional || !(is('(') || is('['))) {
        links.add(new Node.Member(name()));
        return true;
      }
    }
    if (is('(')) {
      int at = at();
      links.add(new Node.Call(at, list(), false));
      return true;
    }
    if (is('[')) {
      int end = t.matches[p];
      p++;
      Node index = p < end ? expression() : new Node.Constant(at(), Value.UNKNOWN);
      p = Math.max(p, Math.min(end + 1, t.count - 1));
      links.add(new Node.Index(index));
      return true;
    }
    if (typed && is('!') && !t.onNewLine[p] && !t.is(p + 1, '=')) {
      p++;
      return true;
    }
    return typed && is('<') && skipTypeArguments();
  }
}
