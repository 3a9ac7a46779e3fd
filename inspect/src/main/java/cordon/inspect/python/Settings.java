package cordon.inspect.python;

import cordon.inspect.value.Looks;
import cordon.inspect.value.Value;

/** Settings of editors, as text or as what a text is made of. */
final class Settings {
  private static final String ON_OPEN = "folderOpen";

  private static final int DEEPEST = 8;

  private Settings() {}

  /** Whether they have something run whenever the folder is opened. */
  static boolean startUnasked(Value settings) {
    return Looks.anyText(settings, DEEPEST, text -> text.text().contains(ON_OPEN));
  }
}
