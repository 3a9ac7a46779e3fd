package cordon.inspect.javascript;

import cordon.inspect.fact.Language;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Payees;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells by tokens alone where code may do something that means something. Whatever a function does
 * begins with a name of the language or of Node.js, a module that is loaded, a word in a text, or a
 * member whose name is computed; a function without any of them needs no evaluation. Rather too
 * many are told than one too few. Immutable.
 */
final class Signals {
  private enum Rule {
    /** Wherever it stands. */
    ANYWHERE,
    /** As a name of its own or as a member of the global object. */
    GLOBAL,
    /** The global object itself: where a member is computed or it gets another name. */
    WORLD,
    /** A name that many use for other things: where a member is computed. */
    PERHAPS_WORLD,
    PROCESS,
    CONSTRUCTOR,
    REQUIRE,
    TIMER
  }

  private static final Map<Rule, List<String>> RULES =
      Map.of(
          Rule.ANYWHERE,
          List.of(
              "eval",
              "fromCharCode",
              "fromCodePoint",
              "_compile",
              "_load",
              "createRequire",
              "dlopen",
              "binding",
              "mainModule",
              "getBuiltinModule",
              "unref",
              "sendBeacon",
              "execScript",
              "runInThisContext",
              "runInNewContext",
              "runInContext",
              "execPath",
              "sendMail",
              "sendEmail"),
          Rule.GLOBAL,
          List.of(
              "Function",
              "AsyncFunction",
              "atob",
              "unescape",
              "decodeURIComponent",
              "decodeURI",
              "Buffer",
              "Worker",
              "Module",
              "__filename",
              "Reflect"),
          Rule.WORLD,
          List.of("global", "globalThis", "window", "GLOBAL"),
          Rule.PERHAPS_WORLD,
          List.of("self", "top", "frames", "root", "parent"),
          Rule.PROCESS,
          List.of("process"),
          Rule.CONSTRUCTOR,
          List.of("constructor"),
          Rule.REQUIRE,
          List.of("require"),
          Rule.TIMER,
          List.of("setTimeout", "setInterval", "setImmediate"));

  /** Modules that are understood without being in a rule file. */
  private static final List<String> MODULES =
      List.of(
          "fs",
          "fs-extra",
          "graceful-fs",
          "vm",
          "module",
          "worker_threads",
          "zlib",
          "pako",
          "lz-string",
          "stream",
          "pump",
          "rimraf",
          "del",
          "safe-buffer",
          "buffer",
          "process");

  /** Members of {@code process} that tell nothing. */
  private static final Set<String> HARMLESS =
      Set.of(
          "argv",
          "cwd",
          "emitWarning",
          "exit",
          "exitCode",
          "hrtime",
          "memoryUsage",
          "nextTick",
          "off",
          "on",
          "once",
          "emit",
          "pid",
          "platform",
          "arch",
          "release",
          "removeListener",
          "stderr",
          "stdin",
          "stdout",
          "uptime",
          "version",
          "versions",
          "listeners",
          "features");

  /** Nearly every function mentions them; what is done to them counts where it is reached. */
  private static final Set<String> AMBIENT = Set.of("console", "document", "location");

  private final Vocabulary vocabulary;
  private final Lexicon lexicon;
  private final Rule[] rules;

  /** Modules, and names of the rules. */
  private final Set<String> texts = new HashSet<>(MODULES);

  Signals(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    Map<String, Rule> names = new HashMap<>();
    for (String name : vocabulary.names(Language.JAVASCRIPT)) {
      String plain = withoutMark(name);
      String first = plain.substring(0, (plain + ".").indexOf('.'));
      if (AMBIENT.contains(first)) {
        continue;
      }
      names.put(first, Rule.GLOBAL);
      for (int dot = plain.indexOf('.'); dot >= 0; dot = plain.indexOf('.', dot + 1)) {
        texts.add(plain.substring(0, dot));
      }
      texts.add(plain);
    }
    RULES.forEach((rule, list) -> list.forEach(name -> names.put(name, rule)));
    RULES.values().forEach(texts::addAll);
    List<String> words = new ArrayList<>(names.keySet());
    this.lexicon = new Lexicon(words);
    this.rules = new Rule[Word.OWN + words.size()];
    names.forEach((word, rule) -> rules[lexicon.number(word)] = rule);
  }

  /** Without what says in a rule how the name is used. */
  private static String withoutMark(String name) {
    int last = name.length() - 1;
    return last >= 0 && "!=*".indexOf(name.charAt(last)) >= 0 ? name.substring(0, last) : name;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  /** Whether a name, that of its module or of its last member is one that means something. */
  boolean meansSomething(String name) {
    int dot = name.indexOf('.');
    return texts.contains(name)
        || (dot > 0
            && (texts.contains(name.substring(0, dot))
                || texts.contains(name.substring(name.lastIndexOf('.') + 1))));
  }

  /** Whether it is the word {@code require}. */
  boolean isRequire(int word) {
    return word >= Word.OWN && rules[word] == Rule.REQUIRE;
  }

  /** The tokens that tell something, in their order. */
  int[] in(Tokens tokens) {
    int[] found = new int[64];
    int count = 0;
    for (int i = 0; i < tokens.count; i++) {
      if (tells(tokens, i)) {
        found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private boolean tells(Tokens tokens, int i) {
    return switch (tokens.kinds[i]) {
      case Tokens.NAME -> tokens.words[i] >= Word.ESCAPED && name(tokens, i);
      case Tokens.PUNCTUATOR -> tokens.words[i] == '[' && SignalShapes.computed(tokens, i);
      case Tokens.STRING, Tokens.TEMPLATE, Tokens.TEMPLATE_END -> text(tokens, i);
      case Tokens.REGEX -> vocabulary.mayBeIn(tokens.source, tokens.starts[i], tokens.ends[i]);
      default -> false;
    };
  }

  private boolean name(Tokens t, int i) {
    if (t.words[i] == Word.ESCAPED) {
      return true;
    }
    boolean member = i > 0 && (t.is(i - 1, '.') || t.is(i - 1, Word.OPTIONAL));
    boolean own = !member || (i > 1 && t.words[i - 2] >= Word.OWN && isWorld(t.words[i - 2]));
    return switch (rules[t.words[i]]) {
      case ANYWHERE -> true;
      case GLOBAL -> own;
      case WORLD ->
          own && (t.is(i + 1, '[') || (!t.is(i + 1, '.') && !(i > 0 && t.is(i - 1, Word.TYPEOF))));
      case PERHAPS_WORLD -> own && t.is(i + 1, '[');
      case PROCESS -> own && process(t, i + 1);
      case CONSTRUCTOR -> member && !SignalShapes.isCompared(t, i + 1);
      case REQUIRE -> own && SignalShapes.require(t, i);
      case TIMER -> !t.is(i + 1, '(') ? own : !SignalShapes.isFunction(t, i + 2);
    };
  }

  private boolean isWorld(int word) {
    return rules[word] == Rule.WORLD || rules[word] == Rule.PERHAPS_WORLD;
  }

  private boolean process(Tokens t, int next) {
    if (!t.is(next, '.')) {
      return true;
    }
    String member = t.text(Math.min(next + 1, t.count - 1));
    boolean variable = member.equals("env") && t.is(next + 2, '.') && next + 3 < t.count;
    return variable
        ? mayMean("process.env." + t.text(next + 3)) || tells(t.text(next + 3))
        : !HARMLESS.contains(member);
  }

  private boolean mayMean(String name) {
    return !vocabulary.ofReading(Language.JAVASCRIPT, name).isEmpty();
  }

  private boolean text(Tokens t, int i) {
    int from = t.starts[i];
    int to = t.ends[i];
    if (to - from > 2 && vocabulary.mayBeIn(t.source, from, to)) {
      return true;
    }
    boolean joined = t.is(i + 1, '+') && i + 2 < t.count && t.kinds[i + 2] == Tokens.STRING;
    if (joined && !(i > 1 && t.is(i - 1, '+') && t.kinds[i - 2] == Tokens.STRING)) {
      return tells(SignalShapes.joined(t, i));
    }
    boolean plain = true;
    for (int at = from; at < to && plain; at++) {
      char c = t.source[at];
      plain = c != '\\' && c != ':' && c < 0x80;
    }
    return plain && to - from > 62
        ? false
        : tells(Literals.unescaped(t.source, from, to))
            || (!plain && SignalShapes.spells(t.source, from, to));
  }

  private boolean tells(String text) {
    String module = Names.module(text);
    return texts.contains(module)
        || Payees.isPayee(text)
        || Addresses.inUrl(text)
        || Addresses.isPublic(text)
        || Concealed.carriesData(text)
        || vocabulary.mayBeIn(text.toCharArray(), 0, text.length());
  }
}
