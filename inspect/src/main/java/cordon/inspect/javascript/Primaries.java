package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Makes the expressions that others are made of: ECMA-262 §13.2. */
abstract class Primaries extends Definitions {
  /** Characters of a regular expression that is looked into. */
  private static final int MOST_PATTERN = 512;

  Primaries(Tokens tokens, boolean typed, int from) {
    super(tokens, typed, from);
  }

  /** Expressions up to the bracket that closes the one here. */
  @Override
  List<Node> list() {
    List<Node> items = new ArrayList<>();
    int end = t.matches[p];
    p++;
    while (p < end && t.kinds[p] != Tokens.END) {
      int before = p;
      if (is(',') || t.kinds[p] == Tokens.JSX_COMMA) {
        p++;
        continue;
      }
      int at = at();
      items.add(accept(Word.SPREAD) ? new Node.Spread(at, assignment()) : assignment());
      if (p == before) {
        p++;
      }
    }
    p = Math.max(p, Math.min(end + 1, t.count - 1));
    return items;
  }

  @Override
  Node primary() {
    int at = at();
    make();
    switch (t.kinds[p]) {
      case Tokens.STRING -> {
        boolean disguised = Literals.isDisguised(t.source, t.starts[p], t.ends[p]);
        return new Node.Constant(
            at, Value.text(string(), disguised ? Flow.of(Behaviour.DECODE) : Flow.NONE));
      }
      case Tokens.NUMBER -> {
        return new Node.Constant(at, Literals.number(t.text(p++)));
      }
      case Tokens.REGEX -> {
        return new Node.Constant(at, pattern(t.text(p++)));
      }
      case Tokens.TEMPLATE, Tokens.TEMPLATE_END -> {
        return template();
      }
      case Tokens.JSX_OPEN -> {
        return new Node.ArrayOf(at, list());
      }
      case Tokens.NAME -> {
        return word(at);
      }
      default -> {
        return bracket(at);
      }
    }
  }

  private static Value pattern(String written) {
    int end = written.lastIndexOf('/');
    return end > 1 && end < MOST_PATTERN
        ? new Value(new Pattern(written.substring(1, end)), Flow.NONE)
        : Value.UNKNOWN;
  }

  private Node bracket(int at) {
    if (is('(')) {
      int end = t.matches[p];
      p++;
      Node of = p < end ? expression() : new Node.Constant(at, Value.UNKNOWN);
      p = Math.max(p, Math.min(end + 1, t.count - 1));
      return of;
    }
    if (is('[')) {
      return new Node.ArrayOf(at, list());
    }
    if (is('{')) {
      return object();
    }
    if (is('@')) {
      p++;
      return chain(primary(), at);
    }
    if (!is(')')
        && !is(']')
        && !is('}')
        && !is(',')
        && !is(';')
        && !is(':')
        && t.kinds[p] != Tokens.END) {
      p++;
    }
    return new Node.Constant(at, Value.UNKNOWN);
  }

  private Node word(int at) {
    return switch (t.words[p]) {
      case Word.FUNCTION -> function();
      case Word.ASYNC -> {
        if (t.is(p + 1, Word.FUNCTION)) {
          p++;
          yield function();
        }
        yield new Node.Name(at, name());
      }
      case Word.CLASS -> classOf();
      case Word.IMPORT -> {
        p++;
        yield new Node.Name(at, "import");
      }
      default -> new Node.Name(at, name());
    };
  }

  Node template() {
    int at = at();
    List<Node> parts = new ArrayList<>();
    while (t.kinds[p] == Tokens.TEMPLATE) {
      int end = t.matches[p];
      parts.add(
          new Node.Constant(
              at(), Value.text(Literals.unescaped(t.source, t.starts[p], t.ends[p]))));
      p++;
      if (p < end) {
        parts.add(expression());
      }
      p = Math.max(p, Math.min(end, t.count - 1));
    }
    if (t.kinds[p] == Tokens.TEMPLATE_END) {
      parts.add(
          new Node.Constant(
              at(), Value.text(Literals.unescaped(t.source, t.starts[p], t.ends[p]))));
      p++;
    }
    return parts.size() == 1 ? parts.get(0) : new Node.Template(at, parts);
  }
}
