package cordon.inspect.trigger;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Reference;
import cordon.inspect.fact.Trigger;
import cordon.inspect.tree.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What runs when a model is loaded: what its files say, and the code that its settings name. */
public final class ModelTriggers {
  /**
   * Code beside weights that servers of models load (Hugging Face Inference Endpoints, SageMaker).
   */
  private static final Map<String, List<String>> HANDLERS =
      Map.of(
          "handler.py", List.of("", "EndpointHandler"),
          "code/inference.py", List.of("", "model_fn", "input_fn", "predict_fn", "output_fn"));

  private ModelTriggers() {}

  /**
   * @param read what was read from all files; those of models are looked at that do something
   */
  public static List<Trigger> read(Tree tree, Collection<FileFacts> read) {
    List<Trigger> triggers = new ArrayList<>();
    read.stream()
        .filter(file -> file.language() == Language.MODEL)
        .filter(ModelTriggers::matters)
        .map(ModelTriggers::loading)
        .forEach(triggers::add);
    if (tree.file("config.json").isPresent()) {
      HANDLERS.forEach((path, units) -> {
        if (tree.file(path).isPresent()) {
          triggers.add(handling(path, units));
        }
      });
    }
    return triggers;
  }

  private static Trigger handling(String path, List<String> units) {
    return new Trigger(
        Occasion.LOAD,
        new Place(path, 0),
        "serving the model runs `" + path + "`",
        units.stream().map(unit -> unit(path, unit)).toList(),
        List.of());
  }

  private static Reference.Target unit(String path, String unit) {
    return new Reference.File(List.of("/" + path), unit);
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
