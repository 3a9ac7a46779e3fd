package cordon.gate;

import cordon.base.Ecosystem;
import cordon.base.Glob;
import java.util.Locale;

/**
 * Says to which upstream names belong, so that no other one is ever asked for them: a package of
 * our own that somebody registers on a public registry too is otherwise installed from there
 * (dependency confusion).
 *
 * @param ecosystem of the packages
 * @param name glob over the package name, in any case: somebody who registers {@code @Acme/tool}
 *     means us too
 * @param upstream the configured name of the only upstream that may be asked
 */
public record NameOwner(Ecosystem ecosystem, String name, String upstream) {

  public NameOwner {
    name = name.toLowerCase(Locale.ROOT);
  }

  /** Whether these are names that this owner has. */
  public boolean covers(Ecosystem asked, String packageName) {
    if (ecosystem != asked) {
      return false;
    }
    String lower = packageName.toLowerCase(Locale.ROOT);
    return Glob.matches(name, lower)
        // The folder of a Maven group is asked for as if it were an artifact of the group above.
        || (asked == Ecosystem.MAVEN && Glob.matches(name, lower.replace(':', '.') + ":"));
  }
}
