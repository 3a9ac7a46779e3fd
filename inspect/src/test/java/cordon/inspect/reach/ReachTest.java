package cordon.inspect.reach;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final Place FIRST = new Place("f0.js", 1);
  private static final Trigger IMPORT =
      new Trigger(Occasion.IMPORT, FIRST, "", List.of(file("f0.js")), List.of());

  private static Reference.Target file(String path) {
    return new Reference.File(List.of("/" + path), "");
  }

  /** Files each of which loads the next, and does one thing. */
  private static Code chain(int length) {
    return new Code(
        IntStream.range(0, length)
            .mapToObj(i -> {
              Place place = new Place("f" + i + ".js", 1);
              Fact fact = new Fact(Behaviour.SEND, "" + i, place, "", "");
              List<Reference> next = new ArrayList<>();
              if (i + 1 < length) {
                next.add(new Reference("", 1, file("f" + (i + 1) + ".js")));
              }
              return new FileFacts(
                  place.path(), Language.JAVASCRIPT, List.of(fact), next, true, List.of());
            })
            .toList());
  }

  @Test
  void everythingIsFollowedToItsEnd() {
    Reach.Area area = new Reach(chain(6_000)).from(IMPORT);
    assertThat(area.whole()).isTrue();
    assertThat(area.paths()).hasSize(6_000);
    assertThat(area.facts().getLast().path())
        .hasSize(6_000)
        .startsWith("f0.js", "f1.js")
        .endsWith("f5999.js");
    assertThat(area.facts().getFirst().way().isDirect()).isTrue();
    assertThat(area.facts().get(1).way().isDirect()).isFalse();
  }

  /** One file that calls a method of an unknown object, read together with others that have it. */
  private static Code method(int others) {
    Place place = new Place("f0.py", 1);
    List<Fact> facts =
        IntStream.range(0, others)
            .mapToObj(i -> new Fact(Behaviour.SEND, "", place, "a/f" + i + ".py:Door.close", ""))
            .toList();
    List<Reference> calls = List.of(new Reference("", 1, new Reference.Local(".close")));
    return new Code(
        List.of(new FileFacts("f0.py", Language.PYTHON, facts, calls, true, List.of())));
  }

  @Test
  void aMethodThatManyFilesHaveLeadsNowhereByItsNameAlone() {
    Trigger trigger =
        new Trigger(Occasion.IMPORT, new Place("f0.py", 1), "", List.of(file("f0.py")), List.of());
    assertThat(new Reach(method(8)).from(trigger).facts()).hasSize(8);
    assertThat(new Reach(method(9)).from(trigger).facts()).isEmpty();
  }

  @Test
  void whereMuchWasFollowedTheNearestStillIsAndTheRestIsMissed() {
    Reach reach = new Reach(chain(10), 12, 3);
    assertThat(reach.from(IMPORT).whole()).isTrue();
    Reach.Area area = reach.from(IMPORT);
    assertThat(area.whole()).isFalse();
    assertThat(area.paths()).containsExactlyInAnyOrder("f0.js", "f1.js", "f2.js");
    assertThat(new Reach(chain(3), 0, 3).from(IMPORT).whole()).isTrue();
  }

  @Test
  void circlesEnd() {
    List<Reference> back = List.of(new Reference("", 1, file("f0.js")));
    Code code =
        new Code(
            List.of(new FileFacts("f0.js", Language.JAVASCRIPT, List.of(), back, true, List.of())));
    assertThat(new Reach(code, 0, 1).from(IMPORT).whole()).isTrue();
  }
}
