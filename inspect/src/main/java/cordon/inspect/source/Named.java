package cordon.inspect.source;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.value.Addresses;
import cordon.inspect.value.Flow;
import cordon.inspect.value.KeyPatterns;
import cordon.inspect.vocabulary.Meaning;
import java.util.LinkedHashSet;
import java.util.Set;

/** What texts name, and which of it flows on. */
final class Named {
  /** Behaviours that naming something amounts to. */
  static final Set<Behaviour> SOURCES =
      Set.of(
          Behaviour.FETCH,
          Behaviour.DECODE,
          Behaviour.DECRYPT,
          Behaviour.SECRET,
          Behaviour.ENVIRONMENT,
          Behaviour.HOST_INFO,
          Behaviour.CAPTURE,
          Behaviour.HOST);

  private Named() {}

  /** Not a part of a name, and not this machine. */
  private static boolean isOfSomebody(String host) {
    return host.indexOf('.') > 0
        && host.indexOf('{') < 0
        && host.indexOf('%') < 0
        && !host.startsWith("127.")
        && !host.startsWith("0.0.0.0");
  }

  /** Of what flows, that which something was got hold of by. */
  static Flow sources(Flow flow) {
    Flow kept = Flow.NONE;
    for (Behaviour each : SOURCES) {
      kept = flow.has(each) ? kept.and(each) : kept;
    }
    return kept;
  }

  /** Tells the file what a text amounts to; gives what flows out of it. */
  static Flow in(SourceFile file, String text, int line, String unit) {
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
    if (Addresses.urlHost(text).filter(Named::isOfSomebody).isPresent()) {
      flow = flow.and(Behaviour.HOST);
    }
    if (KeyPatterns.isOne(text)) {
      file.searches(new Fact(Behaviour.WALLET, "search", file.place(line), unit, text));
    }
    if (Addresses.inUrl(text)) {
      file.add(new Fact(Behaviour.HOST, "raw-ip", file.place(line), unit, text));
    }
    return flow;
  }
}
