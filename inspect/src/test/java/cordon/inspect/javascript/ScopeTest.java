package cordon.inspect.javascript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cordon.inspect.value.Value;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ScopeTest {
  @Test
  void aNameIsGivenToOneTakerOnceForEachThingItIs() {
    Scope scope = new Scope(null, "");
    JsObject exports = new JsObject();
    scope.declare("first", Value.UNKNOWN);
    assertEquals(Set.of("first"), scope.namesFor(exports).keySet());
    assertEquals(Set.of(), scope.namesFor(exports).keySet());
    scope.declare("first", Value.text("again"));
    scope.declare("second", Value.UNKNOWN);
    scope.assign("third", Value.text("3"));
    assertEquals(
        Set.of("first", "second", "third"), scope.namesFor(exports).keySet(), "another thing");
    assertEquals(Set.of(), scope.namesFor(exports).keySet());
    assertEquals(
        Set.of("first", "second", "third"), scope.namesFor(new JsObject()).keySet(), "another's");
  }
}
