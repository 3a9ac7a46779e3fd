package cordon.inspect.trigger;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import java.util.Collection;
import java.util.List;

/** What runs when a library is loaded that is built from sources of C in the artifact. */
public final class NativeTriggers {
  private NativeTriggers() {}

  public static List<Trigger> read(Collection<FileFacts> read) {
    return read.stream()
        .filter(file -> file.language() == Language.C && runs(file))
        .map(file ->
            new Trigger(
                Occasion.IMPORT,
                new Place(file.path(), 0),
                "loading what is built from `" + file.path() + "` runs it",
                List.of(new Reference.File(List.of("/" + file.path()), "")),
                List.of()))
        .toList();
  }

  private static boolean runs(FileFacts file) {
    return file.facts().stream()
            .anyMatch(f -> f.unit().isEmpty() && f.behaviour() != Behaviour.BLOB)
        || file.references().stream().anyMatch(reference -> reference.unit().isEmpty());
  }
}
