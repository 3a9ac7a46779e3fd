package cordon.inspect.javascript;

import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables in which an obfuscator hid the texts of a file, and the functions that take them
 * out, so that both can be evaluated without running what was built to hinder that. What is not
 * understood is left out.
 */
final class TextTableFinder {
  private static final int MOST_TEXTS = 1 << 16;

  /** Tokens between the parts of one function. */
  private static final int NEAR = 120;

  private final Session session;
  private final Source source;

  /** Read anew: what is tried out here must leave no trace in the bodies of the file. */
  private final Tokens t;

  private final Obfuscation obfuscation;
  private final Map<String, Optional<TextTable>> tables = new HashMap<>();

  private TextTableFinder(Session session, Source source, Obfuscation obfuscation) {
    this.session = new Session(session.vocabulary, session.shell, session.signals);
    this.source = source;
    this.t = Lexer.read(source.text, source.mayHaveJsx(), session.signals.lexicon());
    this.obfuscation = obfuscation;
  }

  static List<TextDecoder> in(Session session, Source source, Obfuscation obfuscation) {
    return new TextTableFinder(session, source, obfuscation).decoders();
  }

  private List<TextDecoder> decoders() {
    List<TextDecoder> found = new ArrayList<>();
    obfuscation.decoders.forEach(site -> decoder(site).ifPresent(found::add));
    TableTurning turning = new TableTurning(session, source, t, found);
    tables.forEach((name, table) ->
        table.ifPresent(
            of -> of.settle(obfuscation.turn < 0 ? 0 : turning.turns(obfuscation.turn, name, of))));
    return found.stream().filter(decoder -> decoder.table().isSettled()).toList();
  }

  private Optional<TextDecoder> decoder(int site) {
    int brace = enclosing(site);
    String name = brace < 0 ? "" : functionName(brace);
    String list = asked(site);
    if (name.isEmpty() || list.isEmpty()) {
      return Optional.empty();
    }
    Value shift = new Evaluator(session, source, new Scope(null, "")).value(operand(site + 4));
    Optional<TextTable> table = tables.computeIfAbsent(table(site, list), this::read);
    return table.isEmpty() || shift.smallNumber().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TextDecoder(name, site, shift.smallNumber().get(), table.get(), cipher(brace)));
  }

  private Node operand(int token) {
    return new Parser(t, false, token).primary();
  }

  /** The brace of the function that a token is in. */
  private int enclosing(int token) {
    for (int i = token - 1; i > 0 && i > token - NEAR; i--) {
      if (t.is(i, '{') && t.matches[i] > token) {
        return t.is(i - 1, ')') ? i : -1;
      }
    }
    return -1;
  }

  /** {@code function name(…)} or {@code name = function (…)} */
  private String functionName(int brace) {
    int open = brace - 2;
    while (open > 1 && open > brace - NEAR && t.matches[open] != brace - 1) {
      open--;
    }
    if (open < 2 || t.matches[open] != brace - 1) {
      return "";
    }
    if (t.kinds[open - 1] == Tokens.NAME && t.is(open - 2, Word.FUNCTION)) {
      return t.text(open - 1);
    }
    boolean assigned = open > 2 && t.is(open - 1, Word.FUNCTION) && t.is(open - 2, '=');
    return assigned && t.kinds[open - 3] == Tokens.NAME ? t.text(open - 3) : "";
  }

  /** {@code list} of {@code list[number]} */
  private String asked(int site) {
    String number = t.text(site);
    for (int i = site + 4; i < Math.min(site + NEAR, t.count - 2); i++) {
      if (t.is(i, '[') && t.is(i + 2, ']') && t.text(i + 1).equals(number)) {
        return t.text(i - 1);
      }
    }
    return "";
  }

  /** The function that gives the list, if one does. */
  private String table(int site, String list) {
    for (int i = Math.max(0, site - NEAR); i < Math.min(site + NEAR, t.count - 4); i++) {
      if (t.kinds[i] == Tokens.NAME
          && t.is(i + 1, '=')
          && t.kinds[i + 2] == Tokens.NAME
          && t.is(i + 3, '(')
          && t.is(i + 4, ')')
          && t.text(i).equals(list)) {
        return t.text(i + 2);
      }
    }
    return list;
  }

  private Optional<TextTable> read(String name) {
    for (int i = 1; i + 4 < t.count; i++) {
      if (t.kinds[i] == Tokens.NAME && t.text(i).equals(name)) {
        int list = list(i);
        if (list >= 0) {
          return texts(list);
        }
      }
    }
    return Optional.empty();
  }

  /** Where the list of a name begins that is declared here. */
  private int list(int name) {
    if (t.is(name + 1, '=')) {
      return t.is(name + 2, '[') ? name + 2 : -1;
    }
    boolean function = t.is(name - 1, Word.FUNCTION) && t.is(name + 1, '(');
    int brace = function ? t.matches[name + 1] + 1 : -1;
    for (int i = brace + 1; function && t.is(brace, '{') && i < brace + 8; i++) {
      if (t.is(i, '[')) {
        return i;
      }
    }
    return -1;
  }

  private Optional<TextTable> texts(int bracket) {
    if (!(new Parser(t, false, bracket).primary() instanceof Node.ArrayOf array)
        || array.items().isEmpty()
        || array.items().size() > MOST_TEXTS) {
      return Optional.empty();
    }
    Evaluator evaluator = new Evaluator(session, source, new Scope(null, ""));
    List<String> texts = new ArrayList<>();
    for (Node item : array.items()) {
      texts.add(evaluator.value(item).text().orElse(""));
    }
    return Optional.of(new TextTable(texts));
  }

  /** By what the function holds: an alphabet, and an exclusive or. */
  private TextCipher cipher(int brace) {
    @Nullable String alphabet = null;
    boolean keyed = false;
    for (int i = brace; i < t.matches[brace]; i++) {
      int length = t.ends[i] - t.starts[i];
      if (t.kinds[i] == Tokens.STRING && alphabet == null && length >= 64 && length <= 6 * 65) {
        String text = Literals.unescaped(t.source, t.starts[i], t.ends[i]);
        alphabet = text.length() == 64 || text.length() == 65 ? text : null;
      }
      keyed |= t.is(i, '^');
    }
    return alphabet == null ? TextCipher.NONE : new TextCipher(alphabet, keyed);
  }
}
