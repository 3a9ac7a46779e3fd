package cordon.inspect.chain;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A fact that a chain asks for. Written {@code run-code}, {@code secret:ssh,cloud} (one of these
 * details), {@code destroy:!device} (any but these), {@code run-code<decode+fetch} (with both
 * flowing into it), {@code send|run-process} (either behaviour).
 *
 * @param alternatives any of them will do
 */
public record Need(List<Alternative> alternatives) {

  /**
   * @param details of the fact, any of them; a detail fits when it is equal or begins with one of
   *     these and a {@code :}; empty for any
   * @param inputs all must flow into it
   */
  public record Alternative(Behaviour behaviour, Set<String> details, Set<Behaviour> inputs) {
    public Alternative {
      details = Set.copyOf(details);
      inputs = Set.copyOf(inputs);
    }

    boolean fits(Fact fact) {
      return fact.behaviour() == behaviour
          && fact.inputs().containsAll(inputs)
          && (details.isEmpty() || names(fact.detail()));
    }

    /** Whether it is one of the details; of those that begin with {@code !}, whether it is none. */
    private boolean names(String detail) {
      boolean excludes = details.stream().allMatch(d -> d.startsWith("!"));
      return excludes
          ? details.stream().noneMatch(d -> is(detail, d.substring(1)))
          : details.stream().anyMatch(d -> is(detail, d));
    }

    private static boolean is(String detail, String wanted) {
      return detail.equals(wanted)
          || (detail.startsWith(wanted)
              && detail.length() > wanted.length()
              && detail.charAt(wanted.length()) == ':');
    }
  }

  public Need {
    alternatives = List.copyOf(alternatives);
  }

  public boolean fits(Fact fact) {
    return alternatives.stream().anyMatch(a -> a.fits(fact));
  }

  @Override
  public String toString() {
    return alternatives.stream().map(Need::written).collect(Collectors.joining("|"));
  }

  private static String written(Alternative a) {
    String details =
        a.details().isEmpty()
            ? ""
            : ":" + a.details().stream().sorted().collect(Collectors.joining(","));
    String inputs =
        a.inputs().isEmpty()
            ? ""
            : "<"
                + a.inputs().stream()
                    .map(Behaviour::word)
                    .sorted()
                    .collect(Collectors.joining("+"));
    return a.behaviour().word() + details + inputs;
  }
}
