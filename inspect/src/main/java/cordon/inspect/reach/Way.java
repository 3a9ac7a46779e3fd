package cordon.inspect.reach;

import cordon.inspect.reach.Code.Arrow;
import cordon.inspect.reach.Code.Node;
import java.util.LinkedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How code is come to. All that is reached shares its ways, and few of them are ever told, so that
 * they are written down only then.
 */
public final class Way {
  private final @Nullable Way before;
  private final Node node;
  private final boolean sure;

  private Way(@Nullable Way before, Node node, boolean sure) {
    this.before = before;
    this.node = node;
    this.sure = sure;
  }

  static Way to(String path) {
    return to(new Node(path, ""));
  }

  static Way to(Node node) {
    return new Way(null, node, true);
  }

  Way on(Arrow arrow) {
    return new Way(this, arrow.to(), sure && arrow.sure());
  }

  Node end() {
    return node;
  }

  /** Whether no arrow of it is a guess. */
  public boolean isSure() {
    return sure;
  }

  /** Whether nothing lies between the trigger and the end. */
  public boolean isDirect() {
    return before == null;
  }

  /** Whether what the trigger starts is the end, or calls it in the same file. */
  public boolean isNear() {
    return before == null || (before.before == null && before.node.path().equals(node.path()));
  }

  List<String> places() {
    LinkedList<String> places = new LinkedList<>();
    for (Way at = this; at != null; at = at.before) {
      places.addFirst(at.node.toString());
    }
    return List.copyOf(places);
  }
}
