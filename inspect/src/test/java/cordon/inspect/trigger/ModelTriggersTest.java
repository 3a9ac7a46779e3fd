package cordon.inspect.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelTriggersTest {
  private static final Tree TREE = new Tree(ArtifactKind.FOLDER, Map.of());

  private static final Fact FACT =
      new Fact(Behaviour.LOAD_OBJECT, "unknown:a.b", new Place("m.pkl", 0), "", "a.b()");

  private static FileFacts file(
      Language language, List<Fact> facts, List<Reference> references, List<String> doubts) {
    return new FileFacts("m.pkl", language, facts, references, doubts.isEmpty(), doubts);
  }

  @Test
  void whatDoesSomethingOrMayDoAnythingIsLoaded() {
    Reference code = new Reference("", 0, new Reference.File(List.of("own.py"), ""));
    for (FileFacts matters :
        List.of(
            file(Language.MODEL, List.of(FACT), List.of(), List.of()),
            file(Language.MODEL, List.of(), List.of(code), List.of()),
            file(Language.MODEL, List.of(), List.of(), List.of("it breaks off")))) {
      List<Trigger> triggers = ModelTriggers.read(TREE, List.of(matters));
      assertThat(triggers).hasSize(1);
      assertThat(triggers.getFirst().occasion()).isEqualTo(Occasion.LOAD);
      assertThat(triggers.getFirst().starts())
          .containsExactly(new Reference.File(List.of("/m.pkl"), ""));
    }
  }

  @Test
  void weightsAndOtherFilesAreNot() {
    assertThat(
            ModelTriggers.read(
                TREE, List.of(file(Language.MODEL, List.of(), List.of(), List.of()))))
        .isEmpty();
    assertThat(
            ModelTriggers.read(
                TREE, List.of(file(Language.PYTHON, List.of(FACT), List.of(), List.of()))))
        .isEmpty();
  }
}
