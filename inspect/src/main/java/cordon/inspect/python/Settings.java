package cordon.inspect.python;

import cordon.inspect.value.Known;
import cordon.inspect.value.Looks;
import cordon.inspect.value.Value;
import java.util.List;
import java.util.Map;

/** Settings of editors, as text or as what a text is made of. */
final class Settings {
  private static final String ON_OPEN = "folderOpen";

  private static final int DEEPEST = 8;

  private Settings() {}

  /** Whether they have something run whenever the folder is opened. */
  static boolean startUnasked(Value settings) {
    return startUnasked(settings, 0, new Looks());
  }

  private static boolean startUnasked(Value settings, int deep, Looks looks) {
    if (deep > DEEPEST || !looks.more()) {
      return false;
    }
    return switch (settings.known()) {
      case Known.Text(String text, boolean whole) -> text.contains(ON_OPEN);
      case Known.Pairs(Map<String, Value> pairs) ->
          pairs.values().stream().anyMatch(each -> startUnasked(each, deep + 1, looks));
      case Known.Items(List<Value> items) ->
          items.stream().anyMatch(each -> startUnasked(each, deep + 1, looks));
      default -> false;
    };
  }
}
