package cordon.inspect.source;

import cordon.inspect.value.Flow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands in a statement: calls, texts, variables, and what becomes of them by its signs. */
final class Parts {
  private static final int MOST_CALLS = 200;
  private static final int MOST_VARIABLES = 64;

  private static final Set<String> WORDS =
      Set.of(
          "let", "mut", "var", "for", "if", "in", "range", "return", "match", "const", "static",
          "fn", "func", "pub", "use", "mod", "unsafe", "move", "as", "ref", "err", "nil", "Ok",
          "Some", "None", "while", "else", "defer", "go");

  private static final Set<String> CONTROL =
      Set.of("for", "if", "switch", "select", "else", "case", "while", "match");

  /** What a text stays the same in. */
  private static final Set<String> CONVERSIONS = Set.of("string", "rune");

  /** Types, values and units that stand where variables do. */
  private static final Set<String> NO_VARIABLES =
      Set.of(
          "any", "bool", "byte", "false", "int", "int32", "int64", "rune", "str", "string", "time",
          "true", "u16", "u32", "u64", "u8", "uint", "uint16", "uint32", "uint8", "usize");

  private final SourceFile file;
  private final String unit;
  private final Flows flows;
  private final Operands operands = new Operands();
  final List<Called> calls = new ArrayList<>();

  /** Functions of other modules that calls are given, and may call. */
  final List<Called> handedOver = new ArrayList<>();

  final PathParts path = new PathParts();
  final List<String> texts = operands.all();
  final Set<String> variables = new LinkedHashSet<>();
  final List<String> assigned = new ArrayList<>();

  /** Variables that are handed to calls as they are. */
  final Set<String> handed = new LinkedHashSet<>();

  /** Functions of the file that are called with what stands in the code. */
  final Set<String> toldConstants = new LinkedHashSet<>();

  /** The variable with which the first argument of a call begins, by the name of the call. */
  final Map<String, String> firstArguments = new HashMap<>();

  /** Whether a file is opened to be written, by a flag. */
  boolean writable;

  /** The function whose first argument may follow. */
  private String calling = "";

  /** The digits of a character that is made of its number. */
  private final StringBuilder code = new StringBuilder();

  /** Whether whoever calls, or settings, have a part in it. */
  boolean given;

  /** What the texts name that are more than are kept. */
  Flow named = Flow.NONE;

  int line;
  boolean assigns;
  boolean loops;

  /** Whether a sign stands before that of an assignment which adds. */
  boolean appends;

  /** Whether bits are mixed, as who decodes does with a key. */
  boolean mixes;

  /** Whether the input of a process is given. */
  boolean feeds;

  /** Whether the last sign was one that adds. */
  private boolean plus;

  private String first = "";
  private String last = "";

  /** Whether a bracket was closed just now, and whether a type follows it: {@code []T}. */
  private boolean closes;

  private boolean elements;

  /** Whether a list was opened just now, as an argument. */
  private boolean lists;

  /** Whether the last sign was that of an assignment, the first of the statement. */
  private boolean arrow;

  /** Whether a text stood after the last name. */
  private boolean texted;

  /** The sign before this, if it was one. */
  private char before;

  Parts(SourceFile file, String unit, Flows flows) {
    this.file = file;
    this.unit = unit;
    this.flows = flows;
  }

  void token(SourceTokens tokens) {
    line = line == 0 ? tokens.startLine : line;
    first = first.isEmpty() ? tokens.value : first;
    elements = closes && tokens.kind == SourceTokens.Kind.NAME;
    closes = tokens.kind == SourceTokens.Kind.SIGN && tokens.value.equals("]");
    last = tokens.kind == SourceTokens.Kind.NAME ? tokens.value : "";
    told(tokens);
    switch (tokens.kind) {
      case TEXT -> {
        path.text(tokens.value);
        if (!operands.isFull()) {
          operands.text(tokens.value);
          file.placeholders(tokens.value).limit(MOST_VARIABLES).forEach(variables::add);
        } else {
          // What is in long tables still is looked over.
          named = named.and(Named.in(file, tokens.value, line, unit));
        }
      }
      case NAME -> name(tokens);
      case SIGN -> {
        boolean more = plus && tokens.value.equals("=") && !assigns;
        plus = tokens.value.equals("+");
        appends |= more;
        char sign = tokens.value.charAt(0);
        if (!character(sign, tokens.number)) {
          operands.sign(sign);
        }
        mixes |= tokens.value.equals("^");
        if (sign == '>' && arrow) {
          unassign();
        }
        arrow = tokens.value.equals("=") && !assigns;
        if (arrow) {
          assigns = true;
          assigned.addAll(variables);
          path.restart();
          given = false;
        }
      }
      default -> {}
    }
  }

  /** {@code =>} leads to what an arm of a {@code match} gives, and assigns nothing. */
  private void unassign() {
    assigns = false;
    assigned.clear();
    arrow = false;
  }

  /** {@code string(rune(47))}: a text of one character. Gives whether the sign is a part of it. */
  private boolean character(char sign, String number) {
    boolean digit = calling.equals("rune") && Character.isDigit(sign) && code.length() < 8;
    if (digit) {
      code.append(number);
    } else if (sign == ')' && !code.isEmpty()) {
      operands.text(Texts.character(code.toString()));
      code.setLength(0);
    }
    return digit;
  }

  private void name(SourceTokens tokens) {
    loops |= tokens.value.equals("for");
    feeds |= tokens.value.endsWith(".Stdin") || tokens.value.endsWith("stdin");
    if (tokens.called() && calls.size() < MOST_CALLS) {
      calls.add(new Called(tokens.value, tokens.startLine));
    }
    if (!tokens.called()
        && handedOver.size() < MOST_CALLS
        && Called.mayBeHandedOver(tokens.value, file.language)) {
      handedOver.add(new Called(tokens.value, tokens.startLine));
    }
    int dot = tokens.value.indexOf('.');
    String first = dot < 0 ? tokens.value : tokens.value.substring(0, dot);
    boolean made = !(tokens.called() && !Called.isSame(tokens.value)) && made(first);
    if (!made && !(tokens.called() && CONVERSIONS.contains(tokens.value))) {
      operands.name();
    }
    along(tokens, first);
    if (!WORDS.contains(first)
        && (dot >= 0 || !tokens.called())
        && variables.size() < MOST_VARIABLES) {
      variables.add(first);
      if (!tokens.called() && Character.isLowerCase(first.charAt(0))) {
        handed.add(first);
        given |=
            flows.texts(first).isEmpty()
                && !NO_VARIABLES.contains(first)
                && !file.isConstant(first);
      }
    }
  }

  /** Remembers which functions are given a text, a constant, or a variable made of texts first. */
  private void told(SourceTokens tokens) {
    boolean name = tokens.kind == SourceTokens.Kind.NAME;
    boolean numbers =
        lists && tokens.kind == SourceTokens.Kind.SIGN && Character.isDigit(tokens.value.charAt(0));
    boolean sign = tokens.kind == SourceTokens.Kind.SIGN;
    lists = sign && tokens.value.equals("[") && "(&,".indexOf(before) >= 0;
    before = sign ? tokens.value.charAt(0) : 'a';
    boolean constant =
        tokens.kind == SourceTokens.Kind.TEXT
            || numbers
            || (name
                && !tokens.called()
                && (Character.isUpperCase(tokens.value.charAt(0))
                    || file.isConstant(tokens.value)
                    || !flows.texts(tokens.value).isEmpty()
                    || !file.texts(tokens.value).isEmpty()));
    if (constant && !calling.isEmpty()) {
      toldConstants.add(calling);
    }
    if (name && !calling.isEmpty() && !texted) {
      firstArguments.putIfAbsent(calling, tokens.value);
    }
    texted = tokens.kind == SourceTokens.Kind.TEXT || (texted && !name);
    if (name) {
      calling = tokens.called() ? tokens.value : "";
      writable |= tokens.value.endsWith("O_WRONLY") || tokens.value.endsWith("O_RDWR");
    }
  }

  /** Whether it only asks, and what it assigns is for the block that follows: {@code if let}. */
  boolean isCondition() {
    return CONTROL.contains(first);
  }

  /** Whether it opens or makes a file to be written. */
  boolean writesFile() {
    boolean opens = calls.stream().anyMatch(Called::opens);
    boolean writes = writable || calls.stream().anyMatch(Called::isWrite);
    return calls.stream().anyMatch(Called::creates) || (opens && writes);
  }

  /** Whether a type stands last in an assignment, of which a value in braces follows. */
  boolean assignsType() {
    return assigns && !last.isEmpty() && (elements || !CONTROL.contains(first));
  }

  /** The texts that a variable was made of stand where it does, if there are any. */
  private boolean made(String variable) {
    List<String> parts = flows.texts(variable);
    parts = parts.isEmpty() ? file.texts(variable) : parts;
    if (!parts.isEmpty() && !assigned.contains(variable)) {
      boolean joined = calls.stream().anyMatch(Called::joins);
      operands.of(joined ? List.of(Texts.joined(parts)) : parts);
      return true;
    }
    return false;
  }

  /** A name that may be part of a path. */
  private void along(SourceTokens tokens, String first) {
    if (tokens.called()) {
      path.call(tokens.value);
    } else if (!WORDS.contains(first) && !first.equals(tokens.value)) {
      path.unknown();
    } else if (!WORDS.contains(first)) {
      path.variable(flows.path(first));
    }
  }
}
