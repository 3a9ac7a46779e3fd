package cordon.inspect.javascript;

import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes statements that choose, repeat and declare. */
abstract class ControlFlow extends Expressions {
  /** Stands before what a function throws. */
  static final String RAISED = "throw";

  /** Stands before what a function catches. */
  static final String CAUGHT = "catch";

  /** Stands before that whose keys a loop goes through: {@code for (… in …)}. */
  static final String KEYS = "in";

  ControlFlow(Tokens tokens, boolean typed, int from) {
    super(tokens, typed, from);
  }

  abstract void statement(List<Node> out);

  void declarations(List<Node> out) {
    p++;
    do {
      int at = at();
      Node target = pattern();
      Node value = accept('=') ? assignment() : null;
      if (value instanceof Node.Function f
          && f.name().isEmpty()
          && target instanceof Node.Name name) {
        value = new Node.Function(f.at(), name.id(), f.parameters(), f.body(), f.arrow());
      }
      out.add(new Node.Declare(at, target, value));
    } while (accept(','));
    accept(';');
  }

  void branches(List<Node> out) {
    List<Node> all = new ArrayList<>();
    int at = at();
    do {
      p++;
      all.add(parenthesised());
      List<Node> body = new ArrayList<>();
      statement(body);
      all.add(new Node.Sequence(at, body));
      if (!accept(Word.ELSE)) {
        out.add(new Node.Either(at, List.of(), all));
        return;
      }
    } while (is(Word.IF));
    List<Node> last = new ArrayList<>();
    statement(last);
    all.add(new Node.Sequence(at, last));
    out.add(new Node.Either(at, List.of(), all));
  }

  Node loopFor() {
    int at = at();
    p++;
    accept(Word.AWAIT);
    if (!is('(')) {
      return unknown();
    }
    int end = t.matches[p];
    p++;
    List<Node> heads = new ArrayList<>();
    Node each = null;
    Node over = null;
    boolean declares = is(Word.VAR) || is(Word.LET) || is(Word.CONST);
    if (declares && (t.is(afterPattern(p + 1), Word.OF) || t.is(afterPattern(p + 1), Word.IN))) {
      p++;
      each = pattern();
      boolean keys = is(Word.IN);
      p++;
      over = expression();
      over = keys ? new Node.Unary(at, KEYS, over) : over;
    } else {
      while (p < end && t.kinds[p] != Tokens.END) {
        statement(heads);
      }
    }
    p = Math.max(p, Math.min(end + 1, t.count - 1));
    List<Node> body = new ArrayList<>();
    statement(body);
    return new Node.Loop(at, each, over, heads, body);
  }

  private int afterPattern(int token) {
    int match = t.matches[token];
    return Math.min(t.count - 1, match > token ? match + 1 : token + 1);
  }

  void tries(List<Node> out) {
    p++;
    if (is('{')) {
      out.addAll(block());
    }
    if (accept(Word.CATCH)) {
      if (is('(')) {
        caught(out);
      }
      if (is('{')) {
        out.addAll(block());
      }
    }
    if (accept(Word.FINALLY) && is('{')) {
      out.addAll(block());
    }
  }

  /** What is caught may hold what came from afar. */
  private void caught(List<Node> out) {
    int end = t.matches[p];
    if (t.kinds[p + 1] == Tokens.NAME && t.is(p + 2, ')')) {
      p++;
      int at = at();
      Node value = new Node.Unary(at, CAUGHT, unknown());
      out.add(new Node.Declare(at, new Node.Name(at, name()), value));
    }
    p = Math.max(p, Math.min(end + 1, t.count - 1));
  }

  void switches(List<Node> out) {
    int at = at();
    boolean picks = Obfuscation.picks(t, p);
    p++;
    Node of = parenthesised();
    if (!is('{')) {
      out.add(of);
      return;
    }
    int end = t.matches[p];
    p++;
    if (picks && of instanceof Node.Chain(int from, Node order, List<Node.Link> links)) {
      Map<String, List<Node>> blocks = new LinkedHashMap<>();
      blocks(end, blocks);
      out.add(new Node.Picked(at, order, blocks));
    } else {
      out.add(new Node.Switch(at, of, cases(end)));
    }
    p = Math.max(p, Math.min(end + 1, t.count - 1));
  }

  private void blocks(int end, Map<String, List<Node>> blocks) {
    List<Node> block = new ArrayList<>();
    while (p < end && t.kinds[p] != Tokens.END) {
      if (accept(Word.CASE)) {
        String label = t.kinds[p] == Tokens.STRING ? string() : "";
        block = blocks.computeIfAbsent(label, l -> new ArrayList<>());
        accept(':');
      } else {
        statement(block);
      }
    }
  }

  private List<Node.Case> cases(int end) {
    List<Node.Case> cases = new ArrayList<>();
    List<Node> labels = new ArrayList<>();
    List<Node> body = new ArrayList<>();
    while (p < end && t.kinds[p] != Tokens.END) {
      boolean label = is(Word.CASE) || (is(Word.DEFAULT) && t.is(p + 1, ':'));
      if (label && !body.isEmpty()) {
        cases.add(new Node.Case(labels, body));
        labels = new ArrayList<>();
        body = new ArrayList<>();
      }
      if (accept(Word.CASE)) {
        labels.add(expression());
        accept(':');
      } else if (label) {
        p += 2;
      } else {
        statement(body);
      }
    }
    cases.add(new Node.Case(labels, body));
    return cases;
  }

  Node parenthesised() {
    if (!is('(')) {
      return unknown();
    }
    int end = t.matches[p];
    p++;
    Node of = p < end ? expression() : unknown();
    p = Math.max(p, Math.min(end + 1, t.count - 1));
    return of;
  }

  Node unknown() {
    return new Node.Constant(at(), Value.UNKNOWN);
  }
}
