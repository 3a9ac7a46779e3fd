package cordon.inspect.javascript;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Language;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Known;
import cordon.inspect.value.Payees;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Hit;
import cordon.inspect.vocabulary.Meaning;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reading of one file: what its functions and layers share, and its bounds. */
final class Session {
  /** Functions for timers that are evaluated once more; programs have few. */
  private static final int MOST_TIMERS = 100;

  private static final int MOST_LAYERS = 4;

  /** Tokens of bodies whose statements are kept. */
  private static final int KEPT = 300_000;

  private static final int SILENT = 1 << 13;

  final Vocabulary vocabulary;
  final ShellReader shell;
  final Signals signals;

  /** Whether functions that tell nothing are passed over. */
  boolean skips = true;

  /** Whether anything of what was read tells something. */
  boolean hasSignals;

  /** The files that are read together with this one. */
  final Modules modules;

  final FactSink sink = new FactSink();
  final ArrayDeque<Closure> pending = new ArrayDeque<>();

  /** Functions for timers: they run when the module has run, with all that it left. */
  private final ArrayDeque<Closure> later = new ArrayDeque<>();

  private int timers;

  /** Modules and texts of code that are being evaluated within each other. */
  int modulesOpen;

  final Budget budget = new Budget();

  /** What was written to files, by the last part of their paths. */
  final Map<String, Flow> written = new HashMap<>();

  /** Packages and modules that the code loads by their names. */
  final Set<String> required = new HashSet<>();

  private final Set<String> addresses = new HashSet<>();
  private final IdentityHashMap<Node, Flow> words = new IdentityHashMap<>();

  /** Short texts of which nothing is to be said wherever they stand. */
  private final Set<String> silent = new HashSet<>();

  /** Count only where they flow into something. */
  private static final Set<Behaviour> FLOWS = Set.of(Behaviour.ESCAPE, Behaviour.PRIVATE);

  private final Set<String> unitNames = new HashSet<>();
  private final Set<Integer> inner = new HashSet<>();
  private long innerLength;
  private int units;
  private int kept;
  int calls;

  /** Whether the function of a promise is being evaluated. */
  boolean resolving;

  /** How often a name was given a text, bytes or a list that was put together. */
  private int made;

  /** What functions of the code hold as objects. */
  final IdentityHashMap<Body, JsObject> statics = new IdentityHashMap<>();

  /** Whether anything of what was read was made unreadable. */
  boolean obfuscated;

  /** What flows on from a name by itself, so that what comes to the name later arrives there. */
  final Map<String, Stream> pipes = new HashMap<>();

  /** Names that turned out to stand for secrets by what they were compared with. */
  int secretNames;

  Session(Vocabulary vocabulary, ShellReader shell, Signals signals) {
    this(vocabulary, shell, signals, new Modules(path -> Optional.empty()));
  }

  Session(Vocabulary vocabulary, ShellReader shell, Signals signals, Modules modules) {
    this.modules = modules;
    this.signals = signals;
    this.vocabulary = vocabulary;
    this.shell = shell;
  }

  /** How often anything came of the evaluation so far: a fact that is new, or what was made. */
  long news() {
    return (long) sink.news() + made;
  }

  /** A name is given a value. */
  void gives(Value value) {
    if (value.known() instanceof Known.Text
        || value.known() instanceof Known.Bytes
        || value.known() instanceof Known.Items) {
      made++;
    }
  }

  /** A function is to run when the module has run. */
  void later(Closure closure) {
    timers++;
    if (timers <= MOST_TIMERS) {
      later.add(closure);
    }
  }

  Optional<Closure> next() {
    return Optional.ofNullable(later.poll());
  }

  /** A function that is called by whoever uses the file. */
  void pending(Closure closure) {
    Body body = closure.function().body();
    if (body.result == null && !body.waits) {
      body.waits = true;
      pending.add(closure);
    }
  }

  /**
   * Whether the statements of a body are kept for when it is evaluated again: once it has been, for
   * most never are.
   */
  boolean keeps(Body body) {
    if (body.rounds < 2) {
      return false;
    }
    kept += body.size();
    return kept < KEPT;
  }

  List<Meaning> meanings(String name) {
    return vocabulary.ofName(Language.JAVASCRIPT, name);
  }

  List<Meaning> meaningsOfReading(String name) {
    return vocabulary.ofReading(Language.JAVASCRIPT, name);
  }

  /** The name of a function in facts; two of one file never share one. */
  String unit(Node.Function function, String prefix, Source source) {
    String known = function.body().unit;
    if (known == null) {
      String name =
          prefix
              + (function.name().isEmpty()
                  ? "<function:" + source.line(function.at()) + ">"
                  : function.name());
      known =
          unitNames.add(name)
              ? name
              : name + "@" + function.at() + (source.depth() > 0 ? "/" + units : "");
      unitNames.add(known);
      function.body().unit = known;
      units++;
    }
    return known;
  }

  /** Whether the code holds addresses of wallets. */
  boolean hasAddresses() {
    return !addresses.isEmpty();
  }

  /** What a literal names; said once for each place. */
  Flow words(Node.Constant constant, String text, Source source, String unit) {
    Flow known = words.get(constant);
    if (known == null) {
      known = text.length() < 3 ? Flow.NONE : word(text, source, unit, constant.at());
      if (text.length() > 256) {
        words.put(constant, known);
      }
    }
    return known;
  }

  private Flow word(String text, Source source, String unit, int at) {
    if (silent.contains(text)) {
      return Flow.NONE;
    }
    long before = sink.said();
    Flow flow = name(text, source, unit, at);
    boolean says = sink.said() > before || !flow.isEmpty();
    if (!says && text.length() <= 256 && silent.size() < SILENT) {
      silent.add(text);
    }
    return flow;
  }

  Flow name(String text, Source source, String unit, int at) {
    Flow flow = Flow.NONE;
    for (Hit hit : vocabulary.inText(text)) {
      Meaning meaning = hit.meaning();
      if (meaning.behaviour().byName()) {
        flow = flow.and(meaning.behaviour());
        int from = Math.max(0, hit.start() - 80);
        String quote = text.substring(from, Math.min(text.length(), hit.end() + 120));
        sink.add(meaning.behaviour(), meaning.detail(), Flow.NONE, unit, source, at, quote);
      } else if (FLOWS.contains(meaning.behaviour())) {
        flow = flow.and(meaning.behaviour());
      }
    }
    if (Payees.isAddress(text)) {
      addresses.add(text);
      sink.add(Behaviour.WALLET, "address", Flow.NONE, unit, source, at, text);
      if (addresses.size() == 3) {
        sink.add(Behaviour.WALLET, "addresses", Flow.NONE, unit, source, at, text);
      }
    }
    if (Concealed.carriesData(text)) {
      flow = flow.and(Behaviour.CONCEALED);
    }
    if (text.length() < 4096 && Addresses.inUrl(text)) {
      flow = flow.and(Behaviour.HOST);
      sink.add(Behaviour.HOST, "raw-ip", Flow.NONE, unit, source, at, text);
    }
    return flow;
  }

  /** Whether a text is to be read as code of a layer of its own. */
  boolean enters(Source source, String text) {
    if (source.depth() >= MOST_LAYERS) {
      sink.doubt("code is encoded more than " + MOST_LAYERS + " times over");
      return false;
    }
    innerLength += text.length();
    return innerLength <= 4L * Value.MOST && inner.add(text.hashCode()) && inner.size() < 200;
  }
}
