package cordon.inspect.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an instruction pushed, as the source that would give it. */
sealed interface Operand {
  String text();

  /** An expression. */
  record Written(String text) implements Operand {}

  record Constant(Marshalled value) implements Operand {
    @Override
    public String text() {
      return Literals.source(value);
    }
  }

  /**
   * Items between brackets, which further instructions may add to.
   *
   * @param kind as {@link Marshalled.Group#kind}
   */
  record Display(char kind, List<String> items) implements Operand {
    Display with(List<String> more) {
      List<String> all = new ArrayList<>(items);
      all.addAll(more);
      return new Display(kind, all);
    }

    private static String bound(String item) {
      return item.equals("None") ? "" : item;
    }

    @Override
    public String text() {
      String inner = String.join(", ", items);
      return switch (kind) {
        case ':' -> items.stream().map(Display::bound).collect(Collectors.joining(":"));
        case '(' -> items.size() == 1 ? "(" + inner + ",)" : "(" + inner + ")";
        case '[' -> "[" + inner + "]";
        case '<' -> items.isEmpty() ? "set()" : "{" + inner + "}";
        default -> "{" + inner + "}";
      };
    }
  }

  /** What a loop goes through. */
  record Iterator(String text) implements Operand {}

  /** A function that was written down under a name, or the body of a class that was not yet. */
  record Function(String text, CodeObject code) implements Operand {}

  record Module(Imported module) implements Operand {
    @Override
    public String text() {
      return "__import__(" + Literals.quoted(module.name()) + ")";
    }
  }

  /** A name of a module. */
  record Member(Imported module, String name) implements Operand {
    @Override
    public String text() {
      return "__import__(" + Literals.quoted(module.name()) + ", fromlist=['x'])." + name;
    }
  }

  /**
   * A module that was imported.
   *
   * @param dots of a relative import
   * @param whole whether it was imported without a list of names
   */
  record Imported(int dots, String name, boolean whole) {
    String written() {
      return ".".repeat(dots) + name;
    }
  }

  /** What stands where a callable has no object; and what makes classes. */
  enum Mark implements Operand {
    NOTHING("None"),
    CLASS_BUILDER("__build_class__"),
    UNKNOWN("_unknown");

    private final String text;

    Mark(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }
}
