package cordon.exposure.answer;

import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureAnswer.UnknownUnit;
import cordon.exposure.WindowComparison;
import cordon.exposure.WindowComparison.Column;
import cordon.exposure.WindowComparison.Difference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays answers to one question under several windows side by side. */
public final class SideBySide {
  private static final String WITHIN_REACH = "within reach";
  private static final String CLOSED = "within reach, dead by now";
  private static final String NOT_KNOWN = "not known";
  private static final String OUTSIDE = "had it, came by it outside";

  private final int columns;
  private final Map<Entity, String[]> states = new LinkedHashMap<>();

  private SideBySide(int columns) {
    this.columns = columns;
  }

  /**
   * @param sources who claims the windows; empty texts for those that were asked about
   * @param answers to one question, each with its window
   */
  public static WindowComparison of(List<String> sources, List<ExposureAnswer> answers) {
    SideBySide table = new SideBySide(answers.size());
    for (int column = 0; column < answers.size(); column++) {
      table.fill(answers.get(column), column);
    }
    List<Column> heads = new ArrayList<>();
    for (int column = 0; column < answers.size(); column++) {
      heads.add(head(sources.get(column), answers.get(column)));
    }
    List<Difference> differences = table.differences();
    List<String> notes =
        answers.stream().flatMap(answer -> answer.question().notes().stream()).distinct().toList();
    return new WindowComparison(
        heads, differences, table.states.size() - differences.size(), notes);
  }

  private static Column head(String source, ExposureAnswer answer) {
    return new Column(
        source,
        answer.question().window().orElseThrow(),
        answer.units().size(),
        answer.reach().credentials().size(),
        answer.reach().data().size(),
        answer.coverage().unknown().size());
  }

  private void fill(ExposureAnswer answer, int column) {
    for (ExposedUnit unit : answer.units()) {
      String certainty = unit.certain() ? "" : ", time uncertain";
      set(new Entity(EntityKind.UNIT, unit.name()), column, unit.grade().word() + certainty);
    }
    for (UnknownUnit unit : answer.coverage().unknown()) {
      set(new Entity(EntityKind.UNIT, unit.name()), column, NOT_KNOWN);
    }
    for (ExposedUnit unit : answer.outside()) {
      set(new Entity(EntityKind.UNIT, unit.name()), column, OUTSIDE);
    }
    for (List<Reached> list : answer.reach().things()) {
      for (Reached reached : list) {
        set(reached.entity(), column, reached.closed().isEmpty() ? WITHIN_REACH : CLOSED);
      }
    }
  }

  private void set(Entity entity, int column, String state) {
    states.computeIfAbsent(entity, e -> filled())[column] = state;
  }

  private String[] filled() {
    String[] row = new String[columns];
    Arrays.fill(row, "");
    return row;
  }

  private List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    for (EntityKind kind : EntityKind.values()) {
      states.forEach((entity, row) -> {
        if (entity.kind() == kind && Arrays.stream(row).distinct().count() > 1) {
          differences.add(new Difference(entity, List.of(row)));
        }
      });
    }
    return differences;
  }
}
