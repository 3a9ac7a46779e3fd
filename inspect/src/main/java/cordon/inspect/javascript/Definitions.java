package cordon.inspect.javascript;

import cordon.inspect.javascript.Node.Property;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Makes functions, classes, objects and patterns of tokens. */
abstract class Definitions extends Types {
  Definitions(Tokens tokens, boolean typed, int from) {
    super(tokens, typed, from);
  }

  abstract Node expression();

  abstract Node assignment();

  abstract Node primary();

  abstract Node chain(Node first, int at);

  /** Expressions up to the bracket that closes the one here. */
  abstract List<Node> list();

  abstract List<Node> block();

  Node function() {
    int at = at();
    p++;
    accept('*');
    String name = t.kinds[p] == Tokens.NAME ? name() : "";
    return functionFrom(at, name);
  }

  /** At the parameters. */
  private Node functionFrom(int at, String name) {
    if (typed) {
      skipTypeArguments();
    }
    int start = p;
    List<Node> parameters = parameters();
    if (accept(':')) {
      skipType();
    }
    return new Node.Function(at, name, parameters, body(start), false);
  }

  private List<Node> parameters() {
    List<Node> parameters = new ArrayList<>();
    if (!is('(')) {
      return parameters;
    }
    int end = t.matches[p];
    p++;
    while (p < end && t.kinds[p] != Tokens.END) {
      int before = p;
      while (typed
          && (is(Word.PUBLIC)
              || is(Word.PRIVATE)
              || is(Word.PROTECTED)
              || is(Word.READONLY)
              || is(Word.OVERRIDE))
          && t.kinds[p + 1] == Tokens.NAME) {
        p++;
      }
      int at = at();
      Node target = accept(Word.SPREAD) ? new Node.Spread(at, pattern()) : pattern();
      parameters.add(accept('=') ? new Node.Assign(at, "=", target, assignment()) : target);
      accept(',');
      if (p == before) {
        p++;
      }
    }
    p = Math.max(p, Math.min(end + 1, t.count - 1));
    return parameters;
  }

  Node arrow() {
    int at = at();
    int start = p;
    List<Node> parameters;
    if (is('(')) {
      parameters = parameters();
      if (accept(':')) {
        skipType();
      }
    } else {
      parameters = List.of(new Node.Name(at, name()));
    }
    accept(Word.ARROW);
    return new Node.Function(
        at, "", parameters, is('{') ? body(start) : expressionBody(start), true);
  }

  /** Passes a body; it is read when it is evaluated. */
  private Body body(int start) {
    if (!is('{')) {
      return new Body(t, start, p, p);
    }
    Body body = t.body(start, p, Math.max(p, Math.min(t.matches[p], t.count - 1)));
    p = Math.min(body.to + 1, t.count - 1);
    return body;
  }

  private Body expressionBody(int start) {
    int from = p;
    List<Node> statements = List.of(new Node.Return(at(), assignment()));
    Body body = t.body(start, from, p);
    body.statements = statements;
    return body;
  }

  /** A name or a pattern, with its type. */
  Node pattern() {
    Node target;
    if (is('{')) {
      target = object();
    } else if (is('[')) {
      target = new Node.ArrayOf(at(), list());
    } else {
      target = new Node.Name(at(), t.kinds[p] == Tokens.NAME ? name() : "");
    }
    if (typed) {
      accept('?');
      accept('!');
      if (accept(':')) {
        skipType();
      }
    }
    return target;
  }

  Node object() {
    int at = at();
    List<Property> properties = new ArrayList<>();
    int end = t.matches[p];
    p++;
    while (p < end && t.kinds[p] != Tokens.END) {
      int before = p;
      if (!accept(',')) {
        property(properties);
      }
      if (p == before) {
        p++;
      }
    }
    p = Math.max(p, Math.min(end + 1, t.count - 1));
    return new Node.ObjectOf(at, properties);
  }

  private void property(List<Property> out) {
    int at = at();
    if (accept(Word.SPREAD)) {
      out.add(new Property(null, assignment()));
      return;
    }
    boolean gets = modifiers();
    boolean shorthand = t.kinds[p] == Tokens.NAME;
    Node key = key();
    if (is('(') || is('<')) {
      out.add(new Property(key, method(at, key, gets)));
    } else if (accept(':')) {
      out.add(new Property(key, naming(assignment(), key)));
    } else if (shorthand) {
      Node self = new Node.Name(at, constant(key));
      out.add(new Property(key, accept('=') ? new Node.Assign(at, "=", self, assignment()) : self));
    }
  }

  private static Node naming(Node value, Node key) {
    return value instanceof Node.Function f && f.name().isEmpty()
        ? new Node.Function(f.at(), constant(key), f.parameters(), f.body(), f.arrow())
        : value;
  }

  /** Gives whether the function that follows gives the value of the member. */
  private boolean modifiers() {
    boolean gets = false;
    while (is('*')
        || ((is(Word.GET) || is(Word.SET) || is(Word.ASYNC) || is(Word.STATIC) || isTypeModifier())
            && !propertyEnds(p + 1))) {
      gets |= is(Word.GET);
      p++;
    }
    return gets;
  }

  private Node method(int at, Node key, boolean gets) {
    Node function = functionFrom(at, constant(key));
    return gets ? new Node.Unary(at, Getter.GETS, function) : function;
  }

  private boolean isTypeModifier() {
    return typed
        && (is(Word.PUBLIC)
            || is(Word.PRIVATE)
            || is(Word.PROTECTED)
            || is(Word.READONLY)
            || is(Word.OVERRIDE)
            || is(Word.ABSTRACT)
            || is(Word.DECLARE));
  }

  private boolean propertyEnds(int token) {
    return t.is(token, '(')
        || t.is(token, ':')
        || t.is(token, ',')
        || t.is(token, '}')
        || t.is(token, '=')
        || t.is(token, ';')
        || t.is(token, '<');
  }

  private Node key() {
    int at = at();
    if (is('[')) {
      int end = t.matches[p];
      p++;
      Node of = p < end ? expression() : new Node.Constant(at, Value.UNKNOWN);
      p = Math.max(p, Math.min(end + 1, t.count - 1));
      return of;
    }
    return switch (t.kinds[p]) {
      case Tokens.STRING -> new Node.Constant(at, Value.text(string()));
      case Tokens.NAME, Tokens.NUMBER -> new Node.Constant(at, Value.text(name()));
      default -> new Node.Constant(at, Value.UNKNOWN);
    };
  }

  private static String constant(Node key) {
    return key instanceof Node.Constant c ? c.value().text().orElse("") : "";
  }

  Node classOf() {
    int at = at();
    p++;
    String name =
        t.kinds[p] == Tokens.NAME && !is(Word.EXTENDS) && !is(Word.IMPLEMENTS) ? name() : "";
    skipTypeArguments();
    Node base = accept(Word.EXTENDS) ? chain(primary(), at) : null;
    skipTypeArguments();
    while (!is('{')
        && t.kinds[p] != Tokens.END
        && (is(Word.IMPLEMENTS) || is(',') || is('.') || t.kinds[p] == Tokens.NAME)) {
      p++;
      skipTypeArguments();
    }
    return new Node.ClassOf(at, name, base, is('{') ? members() : List.of());
  }

  private List<Property> members() {
    List<Property> members = new ArrayList<>();
    int end = t.matches[p];
    p++;
    while (p < end && t.kinds[p] != Tokens.END) {
      int before = p;
      if (!accept(';')) {
        member(members);
      }
      if (p == before) {
        p++;
      }
    }
    p = Math.max(p, Math.min(end + 1, t.count - 1));
    return members;
  }

  private void member(List<Property> members) {
    int at = at();
    if (is(Word.STATIC) && t.is(p + 1, '{')) {
      p++;
      members.add(new Property(null, new Node.Sequence(at, block())));
      return;
    }
    if (is('@')) {
      p++;
      chain(primary(), at);
    }
    boolean gets = modifiers();
    Node key = key();
    if (typed) {
      accept('?');
      accept('!');
      if (accept(':')) {
        skipType();
      }
    }
    if (is('(') || is('<')) {
      members.add(new Property(key, method(at, key, gets)));
    } else if (accept('=')) {
      members.add(new Property(key, naming(assignment(), key)));
    }
  }
}
