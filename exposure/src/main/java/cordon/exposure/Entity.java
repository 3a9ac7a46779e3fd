package cordon.exposure;

/**
 * One node of the graph.
 *
 * @param name as the organisation calls it, unique within its kind
 */
public record Entity(EntityKind kind, String name) {

  /** {@code unit:ci/train}. */
  @Override
  public String toString() {
    return kind.word() + ":" + name;
  }
}
