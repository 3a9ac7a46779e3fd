package cordon.inspect.javascript;

import cordon.inspect.javascript.Node.Link;
import cordon.inspect.javascript.Node.Property;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes expressions of tokens. */
abstract class Expressions extends Types {
  private static final Map<String, Integer> LEVELS =
      Map.ofEntries(
          Map.entry("??", 1),
          Map.entry("||", 1),
          Map.entry("&&", 2),
          Map.entry("|", 3),
          Map.entry("^", 4),
          Map.entry("&", 5),
          Map.entry("==", 6),
          Map.entry("!=", 6),
          Map.entry("===", 6),
          Map.entry("!==", 6),
          Map.entry("<", 7),
          Map.entry(">", 7),
          Map.entry("<=", 7),
          Map.entry(">=", 7),
          Map.entry("instanceof", 7),
          Map.entry("in", 7),
          Map.entry("<<", 8),
          Map.entry(">>", 8),
          Map.entry(">>>", 8),
          Map.entry("+", 9),
          Map.entry("-", 9),
          Map.entry("*", 10),
          Map.entry("/", 10),
          Map.entry("%", 10),
          Map.entry("**", 11));
  private static final Set<String> ASSIGNS =
      Set.of(
          "=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=", "&&=",
          "||=", "??=");

  Expressions(Tokens tokens, boolean typed) {
    super(tokens, typed);
  }

  abstract List<Node> block();

  String name() {
    int token = p++;
    if (t.kinds[token] == Tokens.END) {
      p--;
      return "";
    }
    String text = t.text(token);
    return text.indexOf('\\') < 0
        ? text
        : Literals.unescaped(t.source, t.starts[token], t.ends[token]);
  }

  String string() {
    int token = p++;
    return Literals.unescaped(t.source, t.starts[token], t.ends[token]);
  }

  Node expression() {
    int at = at();
    Node first = assignment();
    if (!is(",")) {
      return first;
    }
    List<Node> all = new ArrayList<>();
    all.add(first);
    while (accept(",")) {
      all.add(assignment());
    }
    return new Node.Sequence(at, all);
  }

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
    if (is("async")
        && !t.onNewLine[p + 1]
        && (t.kinds[p + 1] == Tokens.NAME || t.is(p + 1, "("))
        && isArrow(p + 1)) {
      p++;
    }
    if (isArrow(p)) {
      return arrow();
    }
    if (is("yield") || is("await")) {
      p++;
      accept("*");
      boolean bare = is(";") || is(")") || is("}") || is("]") || is(",");
      return bare ? new Node.Constant(at, Value.UNKNOWN) : binaryFrom(assignmentOperand(), at);
    }
    return binaryFrom(unary(), at);
  }

  private Node assignmentOperand() {
    return unary();
  }

  private Node binaryFrom(Node first, int at) {
    Node left = binary(first, 1);
    if (is("?")) {
      return conditional(left, at);
    }
    if (t.kinds[p] == Tokens.PUNCTUATOR && ASSIGNS.contains(t.text(p))) {
      String operator = t.text(p++);
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
    while (accept("?")) {
      values.add(assignment());
      accept(":");
      int from = at();
      if (isArrow(p)) {
        values.add(arrow());
        break;
      }
      Node next = binary(unary(), 1);
      if (is("?")) {
        conditions.add(next);
      } else {
        boolean assigns = t.kinds[p] == Tokens.PUNCTUATOR && ASSIGNS.contains(t.text(p));
        values.add(assigns ? binaryFrom(next, from) : next);
      }
    }
    return new Node.Either(at, conditions, values);
  }

  private int level() {
    byte kind = t.kinds[p];
    if (kind != Tokens.PUNCTUATOR && kind != Tokens.NAME) {
      return 0;
    }
    int length = t.ends[p] - t.starts[p];
    if (length > 10 || (kind == Tokens.NAME && length != 2 && length != 10)) {
      return 0;
    }
    return LEVELS.getOrDefault(t.text(p), 0);
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
        operators.add(t.text(p++));
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
        && (is("!") || is("-") || is("+") || is("~") || is("++") || is("--"))) {
      return operated(at);
    }
    if (is("typeof") || is("void") || is("delete")) {
      return operated(at);
    }
    if (is("await")) {
      p++;
      return nested();
    }
    if (is("new")) {
      return chain(created(at), at);
    }
    if (typed && is("<")) {
      skipAngles();
    }
    return chain(primary(), at);
  }

  private Node operated(int at) {
    String operator = t.text(p++);
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
    if (is(".")) {
      p += 2;
      return new Node.Constant(at, Value.UNKNOWN);
    }
    Node callee = is("new") ? nestedCreated() : primary();
    List<Link> links = new ArrayList<>();
    while (is(".") || is("[")) {
      link(links);
    }
    if (typed) {
      skipTypeArguments();
    }
    List<Node> arguments = is("(") ? arguments() : List.of();
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

  private Node chain(Node first, int at) {
    List<Link> links = new ArrayList<>();
    while (link(links)) {
      // one link after the other
    }
    if ((is("++") || is("--")) && !t.onNewLine[p]) {
      p++;
    }
    return links.isEmpty() ? first : new Node.Chain(at, first, links);
  }

  private boolean link(List<Link> links) {
    if (t.kinds[p] == Tokens.TEMPLATE || t.kinds[p] == Tokens.TEMPLATE_END) {
      int at = at();
      links.add(new Node.Call(at, List.of(template()), false));
      return true;
    }
    if (t.kinds[p] != Tokens.PUNCTUATOR) {
      return false;
    }
    if (is(".") || is("?.")) {
      boolean optional = is("?.");
      p++;
      if (!optional || !(is("(") || is("["))) {
        links.add(new Node.Member(name()));
        return true;
      }
    }
    if (is("(")) {
      int at = at();
      links.add(new Node.Call(at, arguments(), false));
      return true;
    }
    if (is("[")) {
      int end = t.matches[p];
      p++;
      Node index = p < end ? expression() : new Node.Constant(at(), Value.UNKNOWN);
      p = Math.max(p, Math.min(end + 1, t.count - 1));
      links.add(new Node.Index(index));
      return true;
    }
    if (typed && is("!") && !t.onNewLine[p] && !t.is(p + 1, "=")) {
      p++;
      return true;
    }
    return typed && is("<") && skipTypeArguments();
  }

  private List<Node> arguments() {
    return list();
  }

  /** Expressions up to the bracket that closes the one here. */
  private List<Node> list() {
    List<Node> items = new ArrayList<>();
    int end = t.matches[p];
    p++;
    while (p < end && t.kinds[p] != Tokens.END) {
      int before = p;
      if (is(",") || t.kinds[p] == Tokens.JSX_COMMA) {
        p++;
        continue;
      }
      int at = at();
      items.add(accept("...") ? new Node.Spread(at, assignment()) : assignment());
      if (p == before) {
        p++;
      }
    }
    p = Math.max(p, Math.min(end + 1, t.count - 1));
    return items;
  }

  private Node primary() {
    int at = at();
    switch (t.kinds[p]) {
      case Tokens.STRING -> {
        return new Node.Constant(at, Value.text(string()));
      }
      case Tokens.NUMBER -> {
        return new Node.Constant(at, Literals.number(t.text(p++)));
      }
      case Tokens.REGEX -> {
        p++;
        return new Node.Constant(at, Value.UNKNOWN);
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

  private Node bracket(int at) {
    if (is("(")) {
      int end = t.matches[p];
      p++;
      Node of = p < end ? expression() : new Node.Constant(at, Value.UNKNOWN);
      p = Math.max(p, Math.min(end + 1, t.count - 1));
      return of;
    }
    if (is("[")) {
      return new Node.ArrayOf(at, list());
    }
    if (is("{")) {
      return object();
    }
    if (is("@")) {
      p++;
      return chain(primary(), at);
    }
    if (!is(")")
        && !is("]")
        && !is("}")
        && !is(",")
        && !is(";")
        && !is(":")
        && t.kinds[p] != Tokens.END) {
      p++;
    }
    return new Node.Constant(at, Value.UNKNOWN);
  }

  private Node word(int at) {
    return switch (t.text(p)) {
      case "function" -> function();
      case "async" -> {
        if (t.is(p + 1, "function")) {
          p++;
          yield function();
        }
        yield new Node.Name(at, name());
      }
      case "class" -> classOf();
      case "import" -> {
        p++;
        yield new Node.Name(at, "import");
      }
      default -> new Node.Name(at, name());
    };
  }

  private Node template() {
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

  // --- functions, classes, objects

  Node function() {
    int at = at();
    p++;
    accept("*");
    String name = t.kinds[p] == Tokens.NAME ? name() : "";
    return functionFrom(at, name);
  }

  /** At the parameters. */
  private Node functionFrom(int at, String name) {
    if (typed) {
      skipTypeArguments();
    }
    List<Node> parameters = parameters();
    if (accept(":")) {
      skipType();
    }
    List<Node> body = is("{") ? block() : List.of();
    return new Node.Function(at, name, parameters, body, false);
  }

  private List<Node> parameters() {
    List<Node> parameters = new ArrayList<>();
    if (!is("(")) {
      return parameters;
    }
    int end = t.matches[p];
    p++;
    while (p < end && t.kinds[p] != Tokens.END) {
      int before = p;
      while (typed
          && (is("public") || is("private") || is("protected") || is("readonly") || is("override"))
          && t.kinds[p + 1] == Tokens.NAME) {
        p++;
      }
      int at = at();
      Node target = accept("...") ? new Node.Spread(at, pattern()) : pattern();
      parameters.add(accept("=") ? new Node.Assign(at, "=", target, assignment()) : target);
      accept(",");
      if (p == before) {
        p++;
      }
    }
    p = Math.max(p, Math.min(end + 1, t.count - 1));
    return parameters;
  }

  private Node arrow() {
    int at = at();
    List<Node> parameters;
    if (is("(")) {
      parameters = parameters();
      if (accept(":")) {
        skipType();
      }
    } else {
      parameters = List.of(new Node.Name(at, name()));
    }
    accept("=>");
    List<Node> body;
    if (is("{")) {
      body = block();
    } else {
      int from = at();
      body = List.of(new Node.Return(from, assignment()));
    }
    return new Node.Function(at, "", parameters, body, true);
  }

  /** A name or a pattern, with its type. */
  Node pattern() {
    Node target;
    if (is("{")) {
      target = object();
    } else if (is("[")) {
      target = new Node.ArrayOf(at(), list());
    } else {
      target = new Node.Name(at(), t.kinds[p] == Tokens.NAME ? name() : "");
    }
    if (typed) {
      accept("?");
      accept("!");
      if (accept(":")) {
        skipType();
      }
    }
    return target;
  }

  private Node object() {
    int at = at();
    List<Property> properties = new ArrayList<>();
    int end = t.matches[p];
    p++;
    while (p < end && t.kinds[p] != Tokens.END) {
      int before = p;
      if (!accept(",")) {
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
    if (accept("...")) {
      out.add(new Property(null, assignment()));
      return;
    }
    modifiers();
    boolean shorthand = t.kinds[p] == Tokens.NAME;
    Node key = key();
    if (is("(") || is("<")) {
      out.add(new Property(key, functionFrom(at, constant(key))));
    } else if (accept(":")) {
      out.add(new Property(key, naming(assignment(), key)));
    } else if (shorthand) {
      Node self = new Node.Name(at, constant(key));
      out.add(new Property(key, accept("=") ? new Node.Assign(at, "=", self, assignment()) : self));
    }
  }

  private static Node naming(Node value, Node key) {
    return value instanceof Node.Function f && f.name().isEmpty()
        ? new Node.Function(f.at(), constant(key), f.parameters(), f.body(), f.arrow())
        : value;
  }

  private void modifiers() {
    while (is("*")
        || ((is("get") || is("set") || is("async") || is("static") || isTypeModifier())
            && !propertyEnds(p + 1))) {
      p++;
    }
  }

  private boolean isTypeModifier() {
    return typed
        && (is("public")
            || is("private")
            || is("protected")
            || is("readonly")
            || is("override")
            || is("abstract")
            || is("declare"));
  }

  private boolean propertyEnds(int token) {
    return t.is(token, "(")
        || t.is(token, ":")
        || t.is(token, ",")
        || t.is(token, "}")
        || t.is(token, "=")
        || t.is(token, ";")
        || t.is(token, "<");
  }

  private Node key() {
    int at = at();
    if (is("[")) {
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
    String name = t.kinds[p] == Tokens.NAME && !is("extends") && !is("implements") ? name() : "";
    skipTypeArguments();
    Node base = accept("extends") ? chain(primary(), at) : null;
    skipTypeArguments();
    while (!is("{")
        && t.kinds[p] != Tokens.END
        && (is("implements") || is(",") || is(".") || t.kinds[p] == Tokens.NAME)) {
      p++;
      skipTypeArguments();
    }
    return new Node.ClassOf(at, name, base, is("{") ? members() : List.of());
  }

  private List<Property> members() {
    List<Property> members = new ArrayList<>();
    int end = t.matches[p];
    p++;
    while (p < end && t.kinds[p] != Tokens.END) {
      int before = p;
      if (!accept(";")) {
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
    if (is("static") && t.is(p + 1, "{")) {
      p++;
      members.add(new Property(null, new Node.Sequence(at, block())));
      return;
    }
    if (is("@")) {
      p++;
      chain(primary(), at);
    }
    modifiers();
    Node key = key();
    if (typed) {
      accept("?");
      accept("!");
      if (accept(":")) {
        skipType();
      }
    }
    if (is("(") || is("<")) {
      members.add(new Property(key, functionFrom(at, constant(key))));
    } else if (accept("=")) {
      members.add(new Property(key, naming(assignment(), key)));
    }
  }
}
