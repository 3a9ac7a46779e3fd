package cordon.inspect.python;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Language;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Hit;
import cordon.inspect.vocabulary.Meaning;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The reading of one file: what it shares over all its functions and layers, and its bounds. */
final class Session {
  /** Steps of evaluation that even the shortest source has. */
  private static final long FEWEST_STEPS = 200_000;

  /** And those that each byte adds, up to {@link #MOST_STEPS}; reading it once takes about one. */
  private static final long STEPS_PER_BYTE = 32;

  private static final long MOST_STEPS = 16_000_000;

  /** Bytes, about, of all values that were ever made together. */
  private static final long MOST_HELD = 64L << 20;

  /** About what one value takes. */
  private static final int VALUE = 64;

  /** What is shorter is not counted. */
  private static final int SHORT = 256;

  private static final int MOST_LAYERS = 4;

  private static final int MOST_SILENT = 1 << 12;

  private static final int MOST_CALLEES = 1 << 13;

  private static final int MOST_LITERALS = 64;

  /** Characters of all layers together. */
  private static final long MOST_DECODED = 4L * Value.MOST;

  final Vocabulary vocabulary;
  final ShellReader shell;
  final FactSink sink;

  final SetupCommands setupCommands = new SetupCommands();

  /** Whether the code asks where commands are looked for. */
  boolean searchesCommands;

  final Set<String> active = new HashSet<>();

  /** The functions that are being evaluated, the innermost last. */
  final ArrayDeque<Closure> running = new ArrayDeque<>();

  /** Functions that were evaluated at least once without calling what they were handed. */
  final Set<String> byItself = new HashSet<>();

  /** By running function, what it was handed. */
  final ArrayDeque<Handed> handed = new ArrayDeque<>();

  final Set<ClassObject> classes = new HashSet<>();
  final ActingNames names;

  /** Whether functions that cannot act are passed over; only tests do without. */
  boolean skips = true;

  /** Functions by where they are written, as several may have one name. */
  private final Set<Evaluated> evaluated = new HashSet<>();

  private record Evaluated(Code code, Closure.Body body) {}

  final ArrayDeque<Closure> pending = new ArrayDeque<>();

  /** Names of all methods of the file, to tell calls of unknown objects that may lead there. */
  final Set<String> methods = new HashSet<>();

  /** Texts and not their hashes, of which others can be made on purpose. */
  private final Set<String> childTexts = new HashSet<>();

  /** Names of files of which nothing is to be said. */
  private final Set<String> silentNames = new HashSet<>();

  final Attributes attributes = new Attributes();

  /** Functions from elsewhere, by their names. */
  private final Map<String, Callee> callees = new HashMap<>();

  /** Units and classes that can do something. */
  final Set<String> acting = new HashSet<>();

  /** Functions of libraries that are replaced by the one that is being evaluated. */
  final Set<String> patched = new HashSet<>();

  /** Whether what is evaluated belongs to a class of a client's class, whose own it may call. */
  boolean extending;

  /** Commands that were run before, by the unit that runs them, where these wrote something. */
  final Map<String, String> commands = new LinkedHashMap<>();

  /** Functions of which a call was not followed. */
  final Set<String> passedOver = new HashSet<>();

  /** Modules that are read together with the file. */
  final Imports imports;

  final Repeats repeats = new Repeats();
  final Changes changes = new Changes(repeats);
  final WrittenFiles files = new WrittenFiles(changes);
  final Summaries summaries = new Summaries(changes);
  private final Map<String, Boolean> literals = new HashMap<>();
  private long decodedBytes;
  private long steps;
  private long held;
  private long length;
  private long mostSteps;

  /**
   * @param length of the source in bytes, to which the work on it is in proportion
   */
  Session(
      int length,
      Vocabulary vocabulary,
      ActingNames names,
      ShellReader shell,
      FactSink sink,
      Neighbours neighbours) {
    this.imports = new Imports(neighbours);
    this.names = names;
    reads(length);
    this.vocabulary = vocabulary;
    this.shell = shell;
    this.sink = sink;
  }

  /** More of the source is read, to all of which the work is in proportion. */
  void reads(int more) {
    length += more;
    repeats.reads(more);
    mostSteps = Math.max(length, Math.min(MOST_STEPS, FEWEST_STEPS + STEPS_PER_BYTE * length));
  }

  /** Whether there is time for evaluating something again; when not, something stays unseen. */
  boolean mayRepeat() {
    return steps < mostSteps;
  }

  boolean hasEvaluated(Closure function) {
    return evaluated.contains(new Evaluated(function.code(), function.body()));
  }

  void evaluates(Closure function) {
    evaluated.add(new Evaluated(function.code(), function.body()));
  }

  void step() {
    steps++;
    repeats.step();
  }

  long steps() {
    return steps;
  }

  /** Whether there is space for a value. */
  boolean holds(Value value) {
    long size =
        switch (value.known()) {
          case Known.Text text -> text.text().length();
          case Known.Bytes bytes -> bytes.bytes().length;
          case Known.Items items -> (long) items.items().size() * VALUE;
          case Known.Pairs pairs -> (long) pairs.pairs().size() * VALUE;
          default -> 0;
        };
    if (size < SHORT) {
      return true;
    }
    held += size;
    return held < MOST_HELD;
  }

  /**
   * Says that calls were not followed, if that may matter: if what they lead to does anything.
   * Where only their results are not known, the sink doubts as soon as they are used.
   */
  void sayWhatWasPassedOver() {
    if (!passedOver.isEmpty() && sink.doesAnything(passedOver)) {
      sink.doubt(FactSink.UNSEEN);
    }
  }

  List<Meaning> meanings(String name) {
    return vocabulary.ofName(Language.PYTHON, name);
  }

  /** What the name of a function from elsewhere tells of it. */
  Callee callee(String name) {
    Callee known = callees.get(name);
    if (known == null) {
      if (callees.size() == MOST_CALLEES) {
        callees.clear();
      }
      known = Callee.of(name, vocabulary);
      callees.put(name, known);
    }
    return known;
  }

  /** What the words in a literal mean; said once for each place. */
  Flow words(Code code, String unit, Expr.Constant constant) {
    Flow known = code.words.get(constant);
    if (known == null) {
      known = constant.value().asText().map(this::words).orElse(Flow.NONE);
      code.words.put(constant, known);
    }
    if (!known.isEmpty()) {
      name(constant.value().asText().orElse(""), code, unit, constant.at());
    }
    return known;
  }

  /** What the words in the name of a file mean, which is asked again and again of the same. */
  Flow fileName(String name) {
    if (silentNames.contains(name)) {
      return Flow.NONE;
    }
    Flow words = words("/" + name);
    if (words.isEmpty() && name.length() < SHORT && silentNames.size() < MOST_SILENT) {
      silentNames.add(name);
    }
    return words;
  }

  Flow words(String text) {
    Flow flow = Flow.NONE;
    if (text.length() >= 3) {
      for (Hit hit : vocabulary.inText(text)) {
        flow = flow.and(hit.meaning().behaviour());
        sink.detail(hit.meaning().behaviour(), hit.meaning().detail());
      }
    }
    return Addresses.inUrl(text) ? flow.and(Behaviour.HOST) : flow;
  }

  /** Says what a text names. */
  void name(String text, Code code, String unit, int at) {
    if (Addresses.inUrl(text)) {
      sink.add(Behaviour.HOST, "raw-ip", Flow.NONE, unit, code.layer, at);
    }
    for (Hit hit : vocabulary.inText(text)) {
      Meaning meaning = hit.meaning();
      // What commands do is seen where they run; whole paragraphs that name one explain it.
      boolean explains = meaning.behaviour() == Behaviour.DISARM && text.indexOf('\n') >= 0;
      if (meaning.behaviour().byName() && !explains) {
        int from = Math.max(0, hit.start() - 80);
        String quote = text.substring(from, Math.min(text.length(), hit.end() + 120));
        sink.add(meaning.behaviour(), meaning.detail(), Flow.NONE, unit, code.layer, at, quote);
      }
    }
  }

  /**
   * Whether a text is to be read as code of a layer of its own: new, not too deep, within bounds.
   */
  /** Whether a text is a literal, which is found out once for each of a few. */
  boolean literal(String text, BooleanSupplier parse) {
    Boolean known = literals.get(text);
    if (known == null && literals.size() < MOST_LITERALS) {
      known = parse.getAsBoolean();
      literals.put(text, known);
    }
    return known != null && known;
  }

  boolean enters(Code code, String text) {
    if (code.layer.depth() >= MOST_LAYERS) {
      sink.doubt("code is encoded more than " + MOST_LAYERS + " times over");
      return false;
    }
    if (!childTexts.add(text)) {
      return false;
    }
    decodedBytes += text.length();
    if (decodedBytes > MOST_DECODED) {
      sink.doubt("it holds more encoded code than is read");
      return false;
    }
    return true;
  }
}
