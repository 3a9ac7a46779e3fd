package cordon.inspect.trigger;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import java.util.Collection;
import java.util.List;

/** What runs when a model is loaded: what its files say, and the code that its settings name. */
public final class ModelTriggers {
  private ModelTriggers() {}

  /**
   * @param read what was read from all files; those of models are looked at that do something
   */
  public static List<Trigger> read(Collection<FileFacts> read) {
    return read.stream()
        .filter(file -> file.language() == Language.MODEL)
        .filter(ModelTriggers::matters)
        .map(ModelTriggers::loading)
        .toList();
  }

  /** A file that could not be read matters as well: it may do anything. */
  private static boolean matters(FileFacts file) {
    return !file.facts().isEmpty() || !file.references().isEmpty() || !file.complete();
  }

  private static Trigger loading(FileFacts file) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    return new Trigger(
        Occasion.LOAD,
        new Place(file.path(), 0),
        "loading `" + name + "` does what it says",
        List.of(new Reference.File(List.of("/" + file.path()), "")),
        List.of());
  }
}
