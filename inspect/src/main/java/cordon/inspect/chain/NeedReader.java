package cordon.inspect.chain;

import cordon.inspect.chain.Need.Alternative;
import cordon.inspect.fact.Behaviour;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what {@link Need} writes. */
public final class NeedReader {
  private NeedReader() {}

  /**
   * @throws IllegalArgumentException naming the part that is wrong
   */
  public static Need read(String text) {
    return new Need(Stream.of(text.split("\\|", -1)).map(NeedReader::alternative).toList());
  }

  private static Alternative alternative(String text) {
    int flow = text.indexOf('<');
    Set<Behaviour> inputs = new LinkedHashSet<>();
    if (flow >= 0) {
      Stream.of(text.substring(flow + 1).split("\\+", -1))
          .map(NeedReader::behaviour)
          .forEach(inputs::add);
    }
    String head = flow < 0 ? text : text.substring(0, flow);
    int colon = head.indexOf(':');
    Set<String> details =
        colon < 0
            ? Set.of()
            : new LinkedHashSet<>(List.of(head.substring(colon + 1).split(",", -1)));
    return new Alternative(behaviour(colon < 0 ? head : head.substring(0, colon)), details, inputs);
  }

  private static Behaviour behaviour(String word) {
    return Behaviour.parse(word.strip())
        .orElseThrow(() -> new IllegalArgumentException("no behaviour is called `" + word + "`"));
  }
}
