package cordon.inspect.python;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.value.Flow;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributesTest {
  private static final List<String> NAMES =
      List.of("os", "string", "builtins", "flask.request", "a".repeat(200), "Aa", "BB", "f()");
  private static final List<String> PARTS =
      List.of("environ", "digits", "exec", "__dict__", "headers", "Aa", "BB");

  /** Twice, as the second answer is the one that was kept; many, so that they share places. */
  @Test
  void whatIsKeptIsWhatTheNameStandsFor() {
    Attributes attributes = new Attributes();
    for (int round = 0; round < 2; round++) {
      for (Flow flow : List.of(Flow.NONE, Flow.of(Behaviour.SECRET), Flow.UNSEEN)) {
        for (int i = 0; i < 400; i++) {
          for (String name : NAMES) {
            for (String part : PARTS) {
              String of = i == 0 ? name : name + i;
              assertThat(attributes.of(of, part, flow)).isEqualTo(Names.attribute(of, part, flow));
            }
          }
        }
      }
    }
  }
}
