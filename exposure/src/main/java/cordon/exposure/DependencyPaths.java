package cordon.exposure;

import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.answer.InnerPaths;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Item;
import cordon.exposure.store.DocumentLists;
import cordon.store.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads, for units of an answer, how the release came into them. */
final class DependencyPaths {
  private static final int MOST_DOCUMENTS = 5;
  private static final int MOST_WAYS = 3;

  private DependencyPaths() {}

  /** By the number of the document. */
  static Map<Long, List<DependencyPath>> of(
      Database database, ExposureAnswer answer, List<ExposedUnit> units) {
    List<Long> documents =
        units.stream()
            .flatMap(unit -> unit.documents().stream().limit(MOST_DOCUMENTS))
            .map(Integer::longValue)
            .distinct()
            .toList();
    Map<Long, List<DependencyPath>> paths = new HashMap<>();
    if (!documents.isEmpty()) {
      database.read(handle -> {
        DocumentLists.each(
            handle,
            documents,
            (document, list) -> paths.put(document.id(), paths(answer, document, list)));
        return true;
      });
    }
    return paths;
  }

  private static List<DependencyPath> paths(
      ExposureAnswer answer, DocumentLists.Listed document, Inventory list) {
    return InnerPaths.of(list, answer.question().targets(), MOST_WAYS).stream()
        .map(way ->
            new DependencyPath(
                document.id(),
                document.name(),
                way.getFirst().direct(),
                way.stream().map(DependencyPaths::link).toList()))
        .toList();
  }

  private static DependencyPath.Link link(Item item) {
    return new DependencyPath.Link(
        item.type(), item.name(), item.version().orElse(""), item.requirement());
  }
}
