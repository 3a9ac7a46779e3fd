package cordon.inspect.model;

import cordon.inspect.model.Symbol.Called;
import cordon.inspect.model.Symbol.Group;
import cordon.inspect.model.Symbol.Literal;
import cordon.inspect.model.Symbol.Named;
import cordon.inspect.model.Symbol.Plain;
import cordon.inspect.model.Symbol.Whole;
import java.util.List;
import java.util.Locale;

/** Symbols as a person would write them in Python. */
final class PickleQuote {
  static final int DEEPEST = 6;
  private static final int LONGEST = 240;
  private static final int LONGEST_COMMAND = 80;
  private static final int LONGEST_LITERAL = 200;

  private PickleQuote() {}

  static String of(Symbol symbol) {
    StringBuilder out = new StringBuilder();
    write(symbol, out, 0);
    return out.toString();
  }

  /** The texts among arguments, joined by spaces: the command, the code, the address. */
  static String subject(List<Symbol> arguments) {
    StringBuilder out = new StringBuilder();
    texts(arguments, out, 0);
    return out.toString().strip();
  }

  static String shortened(String command) {
    return command.length() <= LONGEST_COMMAND ? command : command.substring(0, LONGEST_COMMAND);
  }

  private static void texts(List<Symbol> symbols, StringBuilder out, int depth) {
    for (Symbol each : symbols) {
      if (depth == DEEPEST || out.length() > Literal.LONGEST_TEXT) {
        return;
      }
      switch (each) {
        case Literal literal -> out.append(literal.text()).append(' ');
        case Group group -> texts(group.members(), out, depth + 1);
        case Called called -> texts(called.arguments(), out, depth + 1);
        default -> {}
      }
    }
  }

  private static void write(Symbol symbol, StringBuilder out, int depth) {
    if (out.length() > LONGEST || depth > DEEPEST) {
      out.append('…');
      return;
    }
    switch (symbol) {
      case Named(String name) -> out.append(name);
      case Whole(long value) -> out.append(value);
      case Literal literal -> literal(literal, out);
      case Called(Symbol callee, List<Symbol> arguments) -> {
        write(callee, out, depth + 1);
        list("(", arguments, ")", out, depth);
      }
      case Group group ->
          list(
              group.kind() == Group.Kind.TUPLE ? "(" : group.kind() == Group.Kind.LIST ? "[" : "{",
              group.members(),
              group.kind() == Group.Kind.TUPLE ? ")" : group.kind() == Group.Kind.LIST ? "]" : "}",
              out,
              depth);
      case Plain plain ->
          out.append(plain == Plain.UNKNOWN ? "…" : plain.name().toLowerCase(Locale.ROOT));
    }
  }

  private static void literal(Literal literal, StringBuilder out) {
    String text = literal.text();
    out.append(literal.isText() ? "'" : "b'")
        .append(text, 0, Math.min(LONGEST_LITERAL, text.length()))
        .append(text.length() > LONGEST_LITERAL ? "…'" : "'");
  }

  private static void list(
      String open, List<Symbol> members, String close, StringBuilder out, int depth) {
    out.append(open);
    for (int i = 0; i < members.size() && out.length() <= LONGEST; i++) {
      out.append(i == 0 ? "" : ", ");
      write(members.get(i), out, depth + 1);
    }
    out.append(close);
  }
}
