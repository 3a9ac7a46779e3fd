package cordon.inspect.source;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.shell.Script;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.vocabulary.Meaning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One statement: what it calls, which texts and variables it has, and what flows out of it. All
 * that stands in it flows into each of its calls, as nesting and chaining of calls do.
 */
final class Statement {
  private static final int MOST_CALLS = 200;
  private static final int MOST_VARIABLES = 64;

  private static final Set<String> WORDS =
      Set.of(
          "let", "mut", "var", "for", "if", "in", "range", "return", "match", "const", "static",
          "fn", "func", "pub", "use", "mod", "unsafe", "move", "as", "ref", "err", "nil", "Ok",
          "Some", "None", "while", "else", "defer", "go");

  private static final Set<String> CONTROL =
      Set.of("for", "if", "switch", "select", "else", "case");

  /** Behaviours that naming something amounts to. */
  private static final Set<Behaviour> SOURCES =
      Set.of(
          Behaviour.FETCH,
          Behaviour.DECODE,
          Behaviour.DECRYPT,
          Behaviour.SECRET,
          Behaviour.ENVIRONMENT,
          Behaviour.HOST_INFO,
          Behaviour.CAPTURE);

  private final SourceFile file;
  private final String unit;
  private final Flows flows;
  private final List<Called> calls = new ArrayList<>();

  /** Functions of other modules that calls are given, and may call. */
  private final List<Called> handedOver = new ArrayList<>();

  private final Operands operands = new Operands();
  private final List<String> texts = operands.all();
  private final Set<String> variables = new LinkedHashSet<>();
  private final List<String> assigned = new ArrayList<>();
  private int line;
  private boolean assigns;
  private boolean loops;
  private boolean connects;

  /** Whether the last sign was one, and whether one stands before the sign of an assignment. */
  private boolean plus;

  private boolean appends;

  /** Whether bits are mixed, as who decodes does with a key. */
  private boolean mixes;

  /** Whether the input of a process is given. */
  private boolean feeds;

  private String first = "";
  private String last = "";

  /** Whether a bracket was closed just now, and whether a type follows it: {@code []T}. */
  private boolean closes;

  private boolean elements;
  private Flow named = Flow.NONE;

  Statement(SourceFile file, String unit, Flows flows) {
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
    switch (tokens.kind) {
      case TEXT -> {
        if (!operands.isFull()) {
          operands.text(tokens.value);
          file.placeholders(tokens.value).limit(MOST_VARIABLES).forEach(variables::add);
        } else {
          // What is in long tables still is looked over.
          named = named.and(words(tokens.value));
        }
      }
      case NAME -> {
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
        if ((tokens.called() && !Called.isSame(tokens.value)) || !made(first)) {
          operands.name();
        }
        if (!WORDS.contains(first)
            && (dot >= 0 || !tokens.called())
            && variables.size() < MOST_VARIABLES) {
          variables.add(first);
        }
      }
      case SIGN -> {
        boolean more = plus && tokens.value.equals("=") && !assigns;
        plus = tokens.value.equals("+");
        appends |= more;
        operands.sign(tokens.value.charAt(0));
        mixes |= tokens.value.equals("^");
        if (tokens.value.equals("=") && !assigns) {
          assigns = true;
          assigned.addAll(variables);
        }
      }
      default -> {}
    }
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

  /** Says what it does. */
  void end() {
    if (calls.isEmpty() && texts.isEmpty()) {
      pass(mixes ? inputs().and(Behaviour.DECODE) : inputs());
      return;
    }
    Flow flow = inputs().and(named);
    flow = mixes ? flow.and(Behaviour.DECODE) : flow;
    for (String text : texts) {
      flow = flow.and(words(text));
    }
    List<Fact> found = new ArrayList<>();
    boolean commanded = false;
    for (Called call : calls) {
      flow = flow.and(file.returned(call.local()));
      for (Meaning meaning : call.meanings(file)) {
        connects |= meaning.detail().equals("connection");
        flow = SOURCES.contains(meaning.behaviour()) ? flow.and(meaning.behaviour()) : flow;
        found.add(fact(meaning, call));
      }
      call.refer(file, unit);
    }
    for (Called handed : calls.isEmpty() ? List.<Called>of() : handedOver) {
      handed.refer(file, unit);
    }
    for (Called call : calls) {
      if (call.writes() && goesOut(call)) {
        found.add(fact(new Meaning(Behaviour.SEND, "connection"), call));
      }
      file.gives(call.local(), sources(flow));
    }
    for (Fact fact : found) {
      boolean source = fact.behaviour() != Behaviour.FETCH && SOURCES.contains(fact.behaviour());
      Flow into = fact.behaviour() == Behaviour.FETCH ? flow.without(Behaviour.FETCH) : flow;
      file.add(
          new Fact(
              fact.behaviour(),
              fact.detail(),
              fact.place(),
              unit,
              source ? Set.of() : into.behaviours(),
              fact.quote()));
      if (fact.behaviour() == Behaviour.RUN_PROCESS && !commanded) {
        commanded = true;
        flow = flow.and(command(flow, fact.place()));
      }
    }
    pass(flow);
  }

  /** Whether a connection is written to: one of this statement, or one that a variable holds. */
  private boolean goesOut(Called call) {
    int dot = call.name().indexOf('.');
    return connects
        || (dot > 0 && flows.isConnection(call.name().substring(0, dot)))
        || ((call.name().endsWith("opy")
                || !call.name().contains(".")
                || call.name().startsWith("fmt."))
            && variables.stream().anyMatch(flows::isConnection));
  }

  private static Flow sources(Flow flow) {
    Flow kept = Flow.NONE;
    for (Behaviour each : SOURCES) {
      kept = flow.has(each) ? kept.and(each) : kept;
    }
    return kept;
  }

  private Flow inputs() {
    Flow flow = Flow.NONE;
    for (String variable : variables) {
      flow = flow.and(flows.of(variable));
    }
    for (String text : texts) {
      flow = flow.and(flows.of("\"" + text));
    }
    return flow;
  }

  /** What flows out: into what is assigned, what a method was called on, and written files. */
  private void pass(Flow flow) {
    Flow kept = sources(flow);
    if (!assigns) {
      if (calls.size() == 1 && calls.getFirst().appends() && !texts.isEmpty()) {
        String name = calls.getFirst().receiver();
        flows.holds(name, List.of(Texts.joined(flows.texts(name)) + Texts.joined(texts)));
      } else if (loops && calls.isEmpty() && !variables.isEmpty()) {
        flows.holds(variables.iterator().next(), texts);
      }
      file.returns(unit, kept);
    } else if (connects || variables.stream().anyMatch(flows::isConnection)) {
      remote(kept);
      assigned.forEach(flows::connects);
    } else if (calls.stream().allMatch(Called::joins) && !texts.isEmpty()) {
      // Of a list that is gone through, each place is added in turn.
      List<String> held = appends ? List.of(Texts.joined(texts)) : texts;
      assigned.forEach(name -> flows.holds(name, held));
    }
    boolean writes = calls.stream().anyMatch(Called::writes);
    boolean opens = calls.stream().anyMatch(Called::opens);
    Set<String> targets = new LinkedHashSet<>(assigned);
    if (writes || loops) {
      targets.addAll(variables);
    } else if (!assigns && !variables.isEmpty()) {
      targets.add(variables.iterator().next());
    }
    if (opens) {
      for (String one : assigned) {
        variables.stream().filter(v -> !assigned.contains(v)).forEach(v -> flows.join(one, v));
        texts.forEach(t -> flows.join(one, "\"" + t));
      }
    }
    for (String target : targets) {
      flows.into(target, kept);
    }
    if (writes) {
      for (String text : texts) {
        flows.into("\"" + text, kept);
      }
    }
  }

  /** {@code cmd.Stdin = conn}: who is at the other end types what a process reads. */
  private void remote(Flow kept) {
    if (feeds && variables.stream().anyMatch(flows::isConnection)) {
      file.add(
          new Fact(
              Behaviour.REMOTE_CONTROL,
              "standard input",
              file.place(line),
              unit,
              kept.behaviours(),
              String.join(" ", variables)));
    }
  }

  private Fact fact(Meaning meaning, Called call) {
    String quote = call.name() + "(" + Texts.beginning(texts, ", ") + ")";
    String detail =
        meaning.behaviour() == Behaviour.RUN_PROCESS
            ? Texts.clipped(texts)
            : meaning.detail().isEmpty() ? call.name() : meaning.detail();
    return new Fact(meaning.behaviour(), detail, file.place(call.line()), unit, quote);
  }

  /** The texts of a statement that starts a process are its command line. */
  private Flow command(Flow given, Place place) {
    Script script = file.shell.script(place, Texts.command(texts));
    Flow flow = Flow.NONE;
    for (Fact fact : script.facts()) {
      Set<Behaviour> inputs = new LinkedHashSet<>(fact.inputs());
      inputs.addAll(given.behaviours());
      flow = flow.and(fact.behaviour());
      file.add(new Fact(fact.behaviour(), fact.detail(), place, unit, inputs, fact.quote()));
    }
    script.targets().forEach(t -> file.refer(new Reference(unit, line, t)));
    return flow;
  }

  private Flow words(String text) {
    Flow flow = Flow.NONE;
    Set<Meaning> meant = new LinkedHashSet<>();
    file.vocabulary.inText(text).forEach(hit -> meant.add(hit.meaning()));
    for (Meaning meaning : meant) {
      Behaviour behaviour = meaning.behaviour();
      if (SOURCES.contains(behaviour)) {
        flow = flow.and(behaviour);
      }
      if (behaviour.byName()) {
        file.add(new Fact(behaviour, meaning.detail(), file.place(line), unit, text));
      }
    }
    if (Addresses.inUrl(text)) {
      file.add(new Fact(Behaviour.HOST, "raw-ip", file.place(line), unit, text));
    }
    return flow;
  }
}
