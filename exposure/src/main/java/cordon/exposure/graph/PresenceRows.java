package cordon.exposure.graph;

import cordon.exposure.Grade;
import java.util.function.Consumer;

/** Who had what when, by release (or by requirement). */
final class PresenceRows {
  /** Key, unit and grade, earliest, latest, until, source. */
  static final int WIDTH = 6;

  private static final Grade[] GRADES = Grade.values();
  private static final int GRADE_BITS = 3;

  private final IntRows.Grouped rows;

  PresenceRows(IntRows.Grouped rows) {
    this.rows = rows;
  }

  @SuppressWarnings("EnumOrdinal") // only in memory, for as long as the process runs
  static int code(Grade grade) {
    return grade.ordinal();
  }

  static int pack(int unit, int grade) {
    return unit << GRADE_BITS | grade;
  }

  int size() {
    return rows.rows();
  }

  void each(int key, Consumer<Presence> visitor) {
    for (int row = rows.start(key); row < rows.end(key); row++) {
      int packed = rows.column(0)[row];
      visitor.accept(
          new Presence(
              packed >>> GRADE_BITS,
              GRADES[packed & (1 << GRADE_BITS) - 1],
              rows.column(1)[row],
              rows.column(2)[row],
              rows.column(3)[row],
              rows.column(4)[row]));
    }
  }
}
