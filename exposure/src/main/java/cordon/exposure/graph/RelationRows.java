package cordon.exposure.graph;

import cordon.exposure.observation.Relation;

/** How things hang together, by the thing that a breach comes from. */
final class RelationRows {
  /** From, to, relation, since, until, source. */
  static final int WIDTH = 6;

  private static final Relation[] RELATIONS = Relation.values();

  private final IntRows.Grouped rows;

  RelationRows(IntRows.Grouped rows) {
    this.rows = rows;
  }

  @SuppressWarnings("EnumOrdinal") // only in memory, for as long as the process runs
  static int code(Relation relation) {
    return relation.ordinal();
  }

  int size() {
    return rows.rows();
  }

  int start(int from) {
    return rows.start(from);
  }

  int end(int from) {
    return rows.end(from);
  }

  int to(int row) {
    return rows.column(0)[row];
  }

  static Relation relationOf(int code) {
    return RELATIONS[code];
  }

  Relation relation(int row) {
    return relationOf(rows.column(1)[row]);
  }

  int since(int row) {
    return rows.column(2)[row];
  }

  int until(int row) {
    return rows.column(3)[row];
  }

  int source(int row) {
    return rows.column(4)[row];
  }
}
