package cordon.inspect.model;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.model.ModelNames.Judgement;
import cordon.inspect.model.Symbol.Called;
import cordon.inspect.model.Symbol.Literal;
import cordon.inspect.model.Symbol.Named;
import cordon.inspect.model.Symbol.Plain;
import cordon.inspect.vocabulary.Hit;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the globals of a pickle mean and what its calls come to. Calls that only reach for something
 * else ({@code getattr}, {@code partial}, {@code import_module}) are followed, so that what they
 * reach is judged in their place.
 */
final class PickleCalls {
  /** A file of more names than this is doubted as a whole. */
  private static final int MOST_NAMES = 10_000;

  private final Vocabulary vocabulary;
  private final ModelNames names;
  private final ModelFindings findings;
  private final Nested nested;
  private final int layer;
  private final Map<String, Sighting> sightings = new LinkedHashMap<>();

  /** Reads bytes that a pickle hands to another loader. */
  @FunctionalInterface
  interface Nested {
    /**
     * @return whether they were read to their end and hold nothing to doubt
     */
    boolean read(byte[] content, int layer);
  }

  private static final class Sighting {
    private final Judgement judgement;
    private String quote;
    private final Set<Behaviour> inputs = EnumSet.noneOf(Behaviour.class);
    private boolean called;
    private boolean notFollowed;

    Sighting(Judgement judgement, String name) {
      this.judgement = judgement;
      this.quote = name;
    }
  }

  PickleCalls(Vocabulary vocabulary, ModelFindings findings, Nested nested, int layer) {
    this.vocabulary = vocabulary;
    this.names = new ModelNames(vocabulary);
    this.findings = findings;
    this.nested = nested;
    this.layer = layer;
  }

  void doubt(String why) {
    findings.doubt(why);
  }

  /** Whether any global was named so far. */
  boolean metNames() {
    return !sightings.isEmpty();
  }

  Symbol global(String module, String name) {
    return named(ModelNames.qualified(module, name), Set.of());
  }

  /**
   * A global whose name stands on the stack: weights spell it out, and nobody else has reason not
   * to.
   */
  Symbol global(Symbol module, Symbol name) {
    if (module instanceof Literal m && name instanceof Literal n && m.isText() && n.isText()) {
      return global(m.text(), n.text());
    }
    String quote = PickleQuote.of(module) + "." + PickleQuote.of(name);
    findings.fact(
        Behaviour.LOAD_OBJECT, "dangerous:computed name", layer, Set.of(Behaviour.INDIRECT), quote);
    return Plain.UNKNOWN;
  }

  /** A global by its number in a registry that only the loading program knows. */
  Symbol extension(long code) {
    return named("copyreg.extension " + code, Set.of());
  }

  private Named named(String name, Set<Behaviour> inputs) {
    boolean room = sightings.size() < MOST_NAMES || sightings.containsKey(name);
    if (room || names.of(name) instanceof Judgement.Harm) {
      sightings.computeIfAbsent(name, n -> new Sighting(names.of(n), n)).inputs.addAll(inputs);
    } else {
      doubt("it names more than " + MOST_NAMES + " globals");
    }
    return new Named(name);
  }

  Symbol call(Symbol callee, List<Symbol> arguments) {
    return switch (callee) {
      case Named(String name) -> call(name, arguments, callee);
      case Called(Named(String name), List<Symbol> bound) -> callBound(name, bound, arguments);
      default -> {
        Called call = new Called(callee, arguments);
        findings.fact(
            Behaviour.LOAD_OBJECT,
            "unknown:a call of what is not known",
            layer,
            Set.of(),
            PickleQuote.of(call));
        yield call;
      }
    };
  }

  private Symbol call(String name, List<Symbol> arguments, Symbol callee) {
    Called call = new Called(callee, arguments);
    // What a call came to by way of others may not have been named before.
    Sighting sighting = sightings.get(named(name, Set.of()).name());
    if (sighting == null || sighting.judgement instanceof Judgement.Allowed) {
      return PickleText.fold(name, arguments).map(Symbol.class::cast).orElse(call);
    }
    if (!sighting.called) {
      sighting.called = true;
      sighting.quote = PickleQuote.of(call);
    }
    return switch (sighting.judgement) {
      case Judgement.Harm harm -> harm(harm, call);
      case Judgement.Step step -> step(step.meaning().behaviour(), name, call, sighting);
      default -> call;
    };
  }

  private Symbol harm(Judgement.Harm harm, Called call) {
    String subject = PickleQuote.subject(call.arguments());
    Behaviour behaviour = harm.meaning().behaviour();
    findings.fact(
        behaviour,
        behaviour == Behaviour.RUN_PROCESS
            ? PickleQuote.shortened(subject)
            : harm.meaning().detail(),
        layer,
        inputs(call),
        PickleQuote.of(call));
    for (Hit hit : vocabulary.inText(subject)) {
      findings.fact(
          hit.meaning().behaviour(), hit.meaning().detail(), layer, Set.of(), PickleQuote.of(call));
    }
    return call;
  }

  /** What flowed into a call by way of the names it came through. */
  private Set<Behaviour> inputs(Called call) {
    Set<Behaviour> inputs = EnumSet.noneOf(Behaviour.class);
    if (call.callee() instanceof Named(String name) && sightings.containsKey(name)) {
      inputs.addAll(sightings.get(name).inputs);
    }
    call.arguments().forEach(argument -> addInputs(argument, inputs, 0));
    return inputs;
  }

  private void addInputs(Symbol argument, Set<Behaviour> inputs, int depth) {
    if (depth < PickleQuote.DEEPEST && argument instanceof Called(Symbol callee, List<Symbol> of)) {
      if (callee instanceof Named(String name)
          && sightings.containsKey(name)
          && sightings.get(name).judgement instanceof Judgement.Step step) {
        inputs.add(step.meaning().behaviour());
      }
      of.forEach(each -> addInputs(each, inputs, depth + 1));
    }
  }

  private Symbol step(Behaviour kind, String name, Called call, Sighting sighting) {
    Symbol followed =
        switch (kind) {
          case LOAD_OBJECT -> loaded(call);
          case DECODE ->
              PickleText.fold(name, call.arguments()).map(Symbol.class::cast).orElse(call);
          default -> reached(name, call);
        };
    // What is bound to arguments is judged when it is called; what a decoder gives, where it goes.
    boolean ledNowhere = followed instanceof Called same && same.isSame(call);
    sighting.notFollowed |= ledNowhere && !PickleReach.binds(name);
    return followed;
  }

  private Symbol reached(String name, Called call) {
    return switch (PickleReach.of(name, call.arguments())) {
      case PickleReach.Module(String module) -> named(module, Set.of(Behaviour.INDIRECT));
      case PickleReach.Attribute(Symbol owner, String attribute) ->
          attribute(owner, attribute, call);
      case PickleReach.Call(Symbol callee, List<Symbol> arguments) -> call(callee, arguments);
      case PickleReach.Nowhere() -> call;
    };
  }

  private Symbol callBound(String name, List<Symbol> bound, List<Symbol> arguments) {
    Called call = new Called(new Called(new Named(name), bound), arguments);
    return switch (PickleReach.bound(name, bound, arguments)) {
      case PickleReach.Attribute(Symbol owner, String attribute) ->
          attribute(owner, attribute, call);
      case PickleReach.Call(Symbol callee, List<Symbol> all) -> call(callee, all);
      default -> {
        Sighting binder = sightings.get(name);
        if (binder != null) {
          binder.notFollowed = true;
        }
        yield call;
      }
    };
  }

  private Symbol attribute(Symbol owner, String attribute, Called call) {
    if (owner instanceof Named(String name)) {
      Sighting of = sightings.get(name);
      if (of != null
          && PickleReach.memberOfClass(name, attribute)
          && of.judgement instanceof Judgement.Allowed) {
        return new Called(new Named("builtins.getattr"), call.arguments());
      }
      if (of != null && !of.called && of.judgement instanceof Judgement.Unknown) {
        // A module or class that is only passed through.
        sightings.remove(name);
      }
      return named(name + "." + attribute, Set.of(Behaviour.INDIRECT));
    }
    if (names.of("object." + attribute) instanceof Judgement.Harm) {
      named("object." + attribute, Set.of(Behaviour.INDIRECT));
    }
    return call;
  }

  /** Bytes that are handed to another loader are read as that loader would. */
  private Symbol loaded(Called call) {
    List<Literal> bytes = new ArrayList<>();
    PickleReach.literals(call.arguments(), bytes);
    if (bytes.isEmpty()) {
      return call;
    }
    boolean clean = true;
    for (Literal each : bytes) {
      byte[] content = each.bytes();
      clean &= nested.read(content, layer + 1);
    }
    return clean ? Plain.UNKNOWN : call;
  }

  /** The state of an object is set: on a class or module that changes it for the whole program. */
  void build(Symbol instance, Symbol state) {
    if (instance instanceof Named(String name)) {
      findings.fact(
          Behaviour.LOAD_OBJECT,
          "unknown:changes " + name,
          layer,
          Set.of(),
          name + " ← " + PickleQuote.of(state));
    }
  }

  /** Members are added to something that is no built-in container. */
  void fill(Symbol container, List<Symbol> members) {
    if (container instanceof Named named) {
      build(named, new Symbol.Group(Symbol.Group.Kind.LIST, members));
    }
  }

  /** Says what was met, once all of the file was walked. */
  void report() {
    reportHarm();
    sightings.forEach((name, sighting) -> {
      switch (sighting.judgement) {
        case Judgement.Unknown unknown ->
            found(
                PickleReach.isClass(name) ? "unknown-class:" + name : "unknown:" + name, sighting);
        case Judgement.Step step when sighting.notFollowed || !sighting.called ->
            found("unknown:" + name, sighting);
        default -> {}
      }
    });
  }

  /** Says of what was met only the worst. */
  void reportHarm() {
    sightings.forEach((name, sighting) -> {
      if (sighting.judgement instanceof Judgement.Harm) {
        found("dangerous:" + name, sighting);
      }
    });
  }

  private void found(String detail, Sighting sighting) {
    findings.fact(Behaviour.LOAD_OBJECT, detail, layer, sighting.inputs, sighting.quote);
  }
}
