package cordon.inspect.source;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.value.Everything;
import cordon.inspect.value.Flow;
import cordon.inspect.vocabulary.Meaning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One statement: what it calls, which texts and variables it has, and what flows out of it. All
 * that stands in it flows into each of its calls, as nesting and chaining of calls do.
 */
final class Statement {
  private final SourceFile file;
  private final String unit;
  private final Flows flows;
  private final Parts parts;
  private boolean connects;

  /** What functions of the file give that are called with what stands in the code. */
  private Flow told = Flow.NONE;

  /** Whether it starts a program that fetches something. */
  private boolean fetches;

  Statement(SourceFile file, String unit, Flows flows) {
    this.file = file;
    this.unit = unit;
    this.flows = flows;
    this.parts = new Parts(file, unit, flows);
  }

  void token(SourceTokens tokens) {
    parts.token(tokens);
  }

  /** The variables that a block which begins now gives its value: {@code let x = if … {}. */
  List<String> assigned() {
    return parts.isCondition() ? List.of() : parts.assigned;
  }

  /** It is the value of a block, which variables are given. */
  void givesTo(List<String> variables) {
    if (!parts.assigns && !variables.isEmpty()) {
      parts.assigns = true;
      parts.assigned.addAll(variables);
    }
  }

  /** Whether a type stands last in an assignment, of which a value in braces follows. */
  boolean assignsType() {
    return parts.assignsType();
  }

  /** Says what it does. */
  void end() {
    if (parts.calls.isEmpty() && parts.texts.isEmpty()) {
      pass(parts.mixes ? inputs().and(Behaviour.DECODE) : inputs());
      return;
    }
    Flow flow = inputs().and(parts.named);
    flow = parts.mixes ? flow.and(Behaviour.DECODE) : flow;
    for (String text : parts.texts) {
      flow = flow.and(Named.in(file, text, parts.line, unit));
    }
    List<Fact> found = new ArrayList<>();
    boolean commanded = false;
    if (parts.writesFile() && parts.texts.stream().anyMatch(Everything::isDisk)) {
      file.add(
          new Fact(
              Behaviour.DESTROY, "device", file.place(parts.line), unit, parts.path.toString()));
    }
    if (parts.calls.stream().anyMatch(Called::walks)) {
      file.walks();
    }
    for (Called call : parts.calls) {
      if (parts.toldConstants.contains(call.name())) {
        told = told.and(file.returned(call.local()));
      }
      for (Meaning meaning : call.meanings(file)) {
        connects |= meaning.detail().equals("connection");
        flow = connects && speaksToItsOwn() ? flow.and(Behaviour.HOST) : flow;
        flow = Named.SOURCES.contains(meaning.behaviour()) ? flow.and(meaning.behaviour()) : flow;
        if (meaning.behaviour() != Behaviour.DESTROY || Everything.is(parts.path.toString())) {
          found.add(fact(meaning, call));
        }
      }
      call.refer(file, unit);
    }
    Flow without = flow;
    for (Called call : parts.calls) {
      flow = flow.and(file.returned(call.local()));
    }
    for (Called handed : parts.calls.isEmpty() ? List.<Called>of() : parts.handedOver) {
      handed.refer(file, unit);
    }
    for (Called call : parts.calls) {
      if (call.writes() && goesOut(call)) {
        found.add(fact(new Meaning(Behaviour.SEND, "connection"), call));
      }
      file.gives(call.local(), Named.sources(othersThan(call, without)));
    }
    hidden(found);
    for (Fact fact : found) {
      boolean source =
          fact.behaviour() != Behaviour.FETCH && Named.SOURCES.contains(fact.behaviour());
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
        Flow ran =
            new Commands(file, unit, flows).read(fact.place(), parts.texts, parts.handed, flow);
        fetches |= ran.has(Behaviour.FETCH);
        if (isLeftAlone()) {
          file.add(new Fact(Behaviour.DETACHED, "process", fact.place(), unit, fact.quote()));
        }
        flow = flow.and(ran);
      }
    }
    pass(flow);
  }

  /** What the other calls give: a function is not given what it gives itself. */
  private Flow othersThan(Called call, Flow without) {
    Flow flow = without;
    for (Called other : parts.calls) {
      flow = other.local().equals(call.local()) ? flow : flow.and(file.returned(other.local()));
    }
    return flow;
  }

  /** {@code let _ = Command::new(x).spawn();}: nobody can wait for it. */
  private boolean isLeftAlone() {
    boolean starts = parts.calls.stream().anyMatch(Called::startsProcess);
    boolean waits = parts.calls.stream().anyMatch(Called::waits);
    return starts && !waits && parts.assigned.stream().allMatch("_"::equals);
  }

  /** Whether the other side of a connection is somebody whom nobody else chooses. */
  private boolean speaksToItsOwn() {
    return !parts.given
        && parts.texts.stream()
            .noneMatch(text ->
                text.startsWith("unix")
                    || text.contains("localhost")
                    || text.contains("127.0.0.1")
                    || text.contains("0.0.0.0")
                    || text.contains("::1"));
  }

  /** Something is asked whose address a function of the file decodes. */
  private void hidden(List<Fact> found) {
    boolean decoded = told.isDecoded() || parts.variables.stream().anyMatch(flows::isHidden);
    if (decoded && parts.texts.stream().noneMatch(text -> text.contains("://"))) {
      found.stream()
          .filter(fact -> fact.behaviour() == Behaviour.FETCH)
          .findFirst()
          .or(this::asksByClient)
          .ifPresent(
              ask -> file.add(new Fact(Behaviour.HOST, "hidden", ask.place(), unit, ask.quote())));
    }
  }

  /** {@code client.get(url).send()}: by what a library that fetches has made before. */
  private Optional<Fact> asksByClient() {
    return parts.calls.stream()
        .filter(call ->
            call.isRequest()
                && flows.isHidden(parts.firstArguments.getOrDefault(call.name(), ""))
                && flows.isClient(call.receiver()))
        .findFirst()
        .map(call -> fact(new Meaning(Behaviour.FETCH, ""), call));
  }

  /** Whether a connection is written to: one of this statement, or one that a variable holds. */
  private boolean goesOut(Called call) {
    int dot = call.name().indexOf('.');
    return connects
        || (dot > 0 && flows.isConnection(call.name().substring(0, dot)))
        || ((call.name().endsWith("opy")
                || !call.name().contains(".")
                || call.name().startsWith("fmt."))
            && parts.variables.stream().anyMatch(flows::isConnection));
  }

  private Flow inputs() {
    Flow flow = Flow.NONE;
    for (String variable : parts.variables) {
      flow = flow.and(flows.of(variable));
    }
    for (String text : parts.texts) {
      flow = flow.and(flows.of("\"" + text));
    }
    return flow;
  }

  /** What flows out: into what is assigned, what a method was called on, and written files. */
  private void pass(Flow flow) {
    Flow kept = Named.sources(flow);
    if (!parts.assigns) {
      if (parts.calls.size() == 1 && parts.calls.getFirst().appends() && !parts.texts.isEmpty()) {
        String name = parts.calls.getFirst().receiver();
        flows.holds(name, List.of(Texts.joined(flows.texts(name)) + Texts.joined(parts.texts)));
      } else if (parts.loops && parts.calls.isEmpty() && !parts.variables.isEmpty()) {
        flows.holds(parts.variables.iterator().next(), parts.texts);
      }
      file.returns(unit, kept);
    } else if (connects || parts.variables.stream().anyMatch(flows::isConnection)) {
      remote(kept);
      parts.assigned.forEach(flows::connects);
    } else if (parts.calls.stream().allMatch(Called::joins) && !parts.texts.isEmpty()) {
      // Of a list that is gone through, each place is added in turn.
      List<String> held = parts.appends ? List.of(Texts.joined(parts.texts)) : parts.texts;
      parts.assigned.forEach(name -> flows.holds(name, held));
    }
    if (unit.isEmpty() && parts.calls.isEmpty() && !parts.given) {
      parts.assigned.forEach(flows::constant);
    }
    if (parts.calls.stream().anyMatch(Called::makesClient)) {
      parts.assigned.forEach(flows::asks);
    }
    boolean writes = parts.calls.stream().anyMatch(Called::writes);
    boolean opens = parts.calls.stream().anyMatch(Called::opens);
    String led =
        parts.loops && !parts.texts.isEmpty() ? parts.texts.getFirst() : parts.path.toString();
    parts.assigned.forEach(name -> flows.leads(name, led));
    if ((told.isDecoded() || (kept.isDecoded() && !parts.given)) && !kept.has(Behaviour.FETCH)) {
      parts.assigned.forEach(flows::hides);
    }
    Set<String> targets = new LinkedHashSet<>(parts.assigned);
    if (fetches) {
      targets.addAll(parts.handed); // one of them may be the file that it is written to
    }
    if (writes || parts.loops) {
      targets.addAll(parts.variables);
    } else if (!parts.assigns && !parts.variables.isEmpty()) {
      targets.add(parts.variables.iterator().next());
    }
    if (opens) {
      for (String one : parts.assigned) {
        parts.variables.stream()
            .filter(v -> !parts.assigned.contains(v))
            .forEach(v -> flows.join(one, v));
        parts.texts.forEach(t -> flows.join(one, "\"" + t));
      }
    }
    for (String target : targets) {
      flows.into(target, kept);
    }
    if (writes) {
      for (String text : parts.texts) {
        flows.into("\"" + text, kept);
      }
    }
  }

  /** {@code cmd.Stdin = conn}: who is at the other end types what a process reads. */
  private void remote(Flow kept) {
    if (parts.feeds && parts.variables.stream().anyMatch(flows::isConnection)) {
      file.add(
          new Fact(
              Behaviour.REMOTE_CONTROL,
              "standard input",
              file.place(parts.line),
              unit,
              kept.behaviours(),
              String.join(" ", parts.variables)));
    }
  }

  private Fact fact(Meaning meaning, Called call) {
    String quote = call.name() + "(" + Texts.beginning(parts.texts, ", ") + ")";
    String detail =
        meaning.behaviour() == Behaviour.RUN_PROCESS
            ? Texts.clipped(parts.texts)
            : meaning.detail().isEmpty() ? call.name() : meaning.detail();
    return new Fact(meaning.behaviour(), detail, file.place(call.line()), unit, quote);
  }
}
