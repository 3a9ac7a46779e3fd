package cordon.inspect.python;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts that are left where something starts them: what of them are commands. */
final class Started {
  /** {@code ExecStart=}, {@code Exec=} of units and desktop entries. */
  private static final Pattern UNIT = Pattern.compile("^Exec[A-Za-z]{0,12}=[-@+!:]?");

  /** {@code @reboot}, {@code 0 5 * * *}. */
  private static final Pattern TIME = Pattern.compile("^(@[a-z]{4,8}|([0-9*/,-]+ ){5})");

  private static final int LONGEST = 1 << 14;

  private Started() {}

  static String commands(String text) {
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return bounded
        .lines()
        .map(line -> TIME.matcher(UNIT.matcher(line.strip()).replaceFirst("")).replaceFirst(""))
        .collect(Collectors.joining("\n"));
  }
}
