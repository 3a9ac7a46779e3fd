package cordon.inspect.python;

import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the tokens of a function mention: whether it can do anything by itself, and if not, by which
 * names it may lead to what can. This is a fraction of the work of evaluating it.
 */
final class Mentions {
  /** What is known of one function. {@code roots} and {@code attributes} are symbols, each once. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Of(boolean acts, int[] roots, int[] attributes) {}

  private static final Of ACTS = new Of(true, new int[0], new int[0]);

  /** Of a symbol that has to be looked at wherever it stands. */
  private static final int PATH = -1;

  private final Tokens tokens;
  private final Scope module;
  private final ActingNames names;
  private final TellingTexts texts;
  private final NamesInBraces braces;

  /** By symbol, the last function that mentioned it: as a name, as an attribute. */
  private final int[] rootSeen;

  private final int[] attributeSeen;
  private int[] roots = new int[64];
  private int[] attributes = new int[64];
  private int rootCount;
  private int attributeCount;
  private int function;
  private final int importWord;
  private final int fromWord;

  Mentions(Tokens tokens, Scope module, ActingNames names, TellingTexts texts) {
    this.tokens = tokens;
    this.module = module;
    this.names = names;
    this.texts = texts;
    this.braces = new NamesInBraces(tokens, this);
    this.importWord = tokens.symbols.indexOf("import");
    this.fromWord = tokens.symbols.indexOf("from");
    this.rootSeen = new int[tokens.symbols.size()];
    this.attributeSeen = new int[tokens.symbols.size()];
  }

  Of in(Stmt.Body body) {
    function++;
    rootCount = 0;
    attributeCount = 0;
    for (int i = body.from(); i < body.to(); i++) {
      boolean acts =
          switch (tokens.kinds[i]) {
            case Tokens.NAME -> name(i);
            case Tokens.STRING -> !isComment(i) && (texts.at(i) || braces.act(i));
            default -> false;
          };
      if (acts) {
        return ACTS;
      }
    }
    return new Of(
        false, Arrays.copyOf(roots, rootCount), Arrays.copyOf(attributes, attributeCount));
  }

  /** A text that stands alone. */
  private boolean isComment(int token) {
    return tokens.kinds[token + 1] == Tokens.NEWLINE
        && (token == 0 || tokens.kinds[token - 1] >= Tokens.NEWLINE);
  }

  private boolean name(int token) {
    int symbol = tokens.values[token];
    if (symbol == importWord) {
      return imports(token);
    }
    if (tokens.isOp(token - 1, '.')) {
      attribute(symbol);
      return tokens.isOp(token + 1, '=') && replacesKeys(token);
    }
    if (rootSeen[symbol] == PATH) {
      return acts(token);
    }
    if (rootSeen[symbol] != function) {
      String name = tokens.symbols.get(symbol);
      Value value = module.get(name);
      String meant = value == null ? name : value.known() instanceof Known.Named(String n) ? n : "";
      if (makesKeys(meant)) {
        return true;
      }
      if (names.acts(meant) || names.leads(meant)) {
        rootSeen[symbol] = PATH;
        return acts(token);
      }
      root(symbol);
    }
    return false;
  }

  /** Whether an import within a function makes something known that can act. */
  private boolean imports(int word) {
    List<Stmt> imports = new ArrayList<>();
    int start = word;
    while (start > 0 && tokens.kinds[start] != Tokens.NEWLINE && !isFrom(start)) {
      start--;
    }
    if (isFrom(start)) {
      new ImportReader(tokens, start).from(imports);
    } else {
      new ImportReader(tokens, word).imports(imports);
    }
    return imports.stream().anyMatch(this::makesKnown);
  }

  private boolean isFrom(int token) {
    return tokens.kinds[token] == Tokens.NAME && tokens.values[token] == fromWord;
  }

  private boolean makesKnown(Stmt imported) {
    String name =
        switch (imported) {
          case Stmt.Import plain -> plain.as() == null ? top(plain.module()) : plain.module();
          case Stmt.From from when from.level() > 0 -> "";
          case Stmt.From from when from.name().equals("*") -> from.module();
          case Stmt.From from -> from.module() + "." + from.name();
          default -> "";
        };
    String whole = imported instanceof Stmt.Import plain ? plain.module() : name;
    return names.acts(name) || names.leads(name) || makesKeys(whole);
  }

  /** What makes keys, which another function may be put in the place of. */
  private static boolean makesKeys(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && Personal.isKey(name.substring(dot + 1));
  }

  /** {@code module.Keypair = other}, {@code Keypair.from_bytes = other}. */
  private boolean replacesKeys(int token) {
    return Personal.isKey(tokens.name(token))
        || (tokens.kinds[token - 2] == Tokens.NAME && Personal.isKey(tokens.name(token - 2)));
  }

  private static String top(String module) {
    int dot = module.indexOf('.');
    return dot < 0 ? module : module.substring(0, dot);
  }

  void root(int symbol) {
    if (rootSeen[symbol] != function && rootSeen[symbol] != PATH) {
      rootSeen[symbol] = function;
      roots = rootCount == roots.length ? Arrays.copyOf(roots, rootCount * 2) : roots;
      roots[rootCount++] = symbol;
    }
  }

  void attribute(int symbol) {
    if (attributeSeen[symbol] != function) {
      attributeSeen[symbol] = function;
      attributes =
          attributeCount == attributes.length
              ? Arrays.copyOf(attributes, attributeCount * 2)
              : attributes;
      attributes[attributeCount++] = symbol;
    }
  }

  /** Whether a chain that begins at a token ends at what acts, or stops on the way there. */
  private boolean acts(int token) {
    int at = token + 1;
    StringBuilder rest = new StringBuilder();
    while (tokens.isOp(at, '.') && tokens.kinds[at + 1] == Tokens.NAME) {
      rest.append('.').append(tokens.name(at + 1));
      at += 2;
    }
    return acts(tokens.name(token), rest.toString());
  }

  /**
   * @param rest what follows in the chain, with its dots
   */
  boolean acts(String root, String rest) {
    Value value = module.get(root);
    String full =
        (value != null && value.known() instanceof Known.Named(String n) ? n : root) + rest;
    for (int dot = full.indexOf('.'); dot > 0; dot = full.indexOf('.', dot + 1)) {
      if (names.acts(full.substring(0, dot))) {
        return true;
      }
    }
    // A module by itself may be handed to anything; a name that nothing made known is none.
    return names.acts(full) || (value != null && names.leads(full));
  }
}
