package cordon.inspect.value;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Behaviour;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValueTest {
  @Test
  void flowIsASetOfBehavioursAndParameters() {
    Flow flow = Flow.NONE;
    for (Behaviour behaviour : Behaviour.values()) {
      flow = flow.and(behaviour);
    }
    assertThat(flow.behaviours()).isEqualTo(EnumSet.allOf(Behaviour.class));
    assertThat(flow.hasParameters()).isFalse();
    Flow third = Flow.of(Behaviour.FETCH).and(Flow.ofParameter(2));
    assertThat(third.hasParameter(2)).isTrue();
    assertThat(third.hasParameter(1)).isFalse();
    assertThat(third.behaviours()).isEqualTo(Set.of(Behaviour.FETCH));
    assertThat(third.behavioursOnly()).isEqualTo(Flow.of(Behaviour.FETCH));
  }

  @Test
  void joiningKeepsWhatIsKnownAndWhatFlowed() {
    Value host = Value.unknown(Flow.of(Behaviour.HOST_INFO));
    Value url = Value.text("http://drop.example/?h=").then(host);
    assertThat(url.textWithHoles()).isEqualTo("http://drop.example/?h=" + Value.HOLE);
    assertThat(url.text()).isEmpty();
    assertThat(url.flow().has(Behaviour.HOST_INFO)).isTrue();
    assertThat(Value.text("o").then(Value.text("s")).text()).hasValue("os");
  }

  @Test
  void listsCarryWhatTheyHold() {
    Value list = Value.items(List.of(Value.number(1), Value.unknown(Flow.of(Behaviour.SECRET))));
    assertThat(list.flow().has(Behaviour.SECRET)).isTrue();
    assertThat(list.blurred().isUnknown()).isTrue();
  }

  @Test
  void nothingGrowsBeyondItsBound() {
    Value big = Value.text("x".repeat(Value.MOST));
    assertThat(big.then(Value.text("y")).isUnknown()).isTrue();
  }
}
