package cordon.inspect.shell;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import cordon.inspect.vocabulary.Hit;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reading of one script: what it found, what its variables and files hold, its bounds. */
final class Session {
  private static final int MOST_FACTS = 2_000;
  static final int MOST_LAYERS = 4;
  private static final int MOST_COMMANDS = 400_000;
  private static final int LONGEST_TEXT = 1 << 14;

  private record Key(Behaviour behaviour, String detail, int line, int layer) {}

  final Vocabulary vocabulary;
  final Embedded embedded;
  final String path;
  private final Map<Key, Fact> facts = new LinkedHashMap<>();
  private final Map<Reference.Target, Integer> references = new LinkedHashMap<>();
  final Set<String> doubts = new LinkedHashSet<>();

  /** What was written to files, by the last part of their paths. */
  final Map<String, Value> written = new HashMap<>();

  /** Commands that were gone through, those of functions once for each call. */
  private int commands;

  final Connections connections = new Connections();

  /** Where the script went. */
  Value folder = Value.text("");

  /** What flowed into archives that were unpacked: in any file that was not there before. */
  Flow unpacked = Flow.NONE;

  /** Folders that were cloned, by the last part of their paths. */
  final Set<String> clones = new LinkedHashSet<>();

  Session(Vocabulary vocabulary, Embedded embedded, String path) {
    this.vocabulary = vocabulary;
    this.embedded = embedded;
    this.path = path;
  }

  /** Whether another command may be gone through: functions that call functions are many. */
  boolean another() {
    if (++commands > MOST_COMMANDS) {
      doubts.add("it does the same more often than is followed");
    }
    return commands <= MOST_COMMANDS;
  }

  /** A value that is kept, without its text if that grew long: texts are joined again and again. */
  static Value kept(Value value) {
    return value.textWithHoles().length() > LONGEST_TEXT ? value.blurred() : value;
  }

  void add(Behaviour behaviour, String detail, Flow inputs, Place place, String quote) {
    add(new Fact(behaviour, detail, place, "", inputs.behaviours(), quote));
  }

  void add(Fact fact) {
    Key key = new Key(fact.behaviour(), fact.detail(), fact.place().line(), fact.place().layer());
    Fact known = facts.get(key);
    if (known == null && facts.size() >= MOST_FACTS) {
      doubts.add("it does more than " + MOST_FACTS + " things that mean something");
    } else if (known == null) {
      facts.put(key, fact);
    } else if (!known.inputs().containsAll(fact.inputs())) {
      Set<Behaviour> both = new LinkedHashSet<>(known.inputs());
      both.addAll(fact.inputs());
      facts.put(
          key, new Fact(fact.behaviour(), fact.detail(), known.place(), "", both, known.quote()));
    }
  }

  /** What a path brings that lies in a folder which was cloned. */
  Flow cloned(String path) {
    String within = "/" + folder.textWithHoles() + "/" + path;
    boolean any = clones.stream().anyMatch(clone -> within.contains("/" + clone + "/"));
    return any ? Flow.of(Behaviour.FETCH) : Flow.NONE;
  }

  void refer(int line, Reference.Target target) {
    references.putIfAbsent(target, line);
  }

  List<Fact> facts() {
    return List.copyOf(facts.values());
  }

  Set<Reference.Target> targets() {
    return references.keySet();
  }

  List<Reference> references() {
    return references.entrySet().stream()
        .map(e -> new Reference("", e.getValue(), e.getKey()))
        .toList();
  }

  /** What the name of a file says that is read where the script runs. */
  Flow beside(String name, Place place) {
    return name.startsWith(".") && name.indexOf('/') < 0 ? words("./" + name, place) : Flow.NONE;
  }

  /** What a text names; said, and what flows on from there. */
  Flow words(String text, Place place) {
    Flow flow = Flow.NONE;
    for (Hit hit : vocabulary.inText(text)) {
      Behaviour behaviour = hit.meaning().behaviour();
      flow = flow.and(behaviour);
      if (behaviour.byName()) {
        add(behaviour, hit.meaning().detail(), Flow.NONE, place, text);
      }
    }
    if (Addresses.inUrl(text)) {
      flow = flow.and(Behaviour.HOST);
      add(Behaviour.HOST, "raw-ip", Flow.NONE, place, text);
    }
    return flow;
  }
}
