package cordon.exposure;

import cordon.base.TimeWindow;
import java.util.List;

/**
 * One question under several windows that sources claim, side by side.
 *
 * @param columns one for each window
 * @param differences what is not the same under all of them, units first
 * @param alike how many things are the same under all
 * @param notes for people: what of the question could not be used as it stands
 */
public record WindowComparison(
    List<Column> columns, List<Difference> differences, int alike, List<String> notes) {
  public WindowComparison {
    columns = List.copyOf(columns);
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }

  /**
   * One window and what comes of it.
   *
   * @param source who claims it; empty for one that was asked about
   */
  public record Column(
      String source, TimeWindow window, int units, int credentials, int data, int unknown) {}

  /**
   * Something that differs.
   *
   * @param states one for each window: the grade of a unit, {@code within reach}, {@code not known}
   *     or empty
   */
  public record Difference(Entity entity, List<String> states) {
    public Difference {
      states = List.copyOf(states);
    }
  }
}
