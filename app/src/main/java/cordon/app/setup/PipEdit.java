package cordon.app.setup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Edits a {@code pip.conf}: INI sections, of which {@code [global]} holds for every command and
 * {@code [install]} and others win over it. A value may go on in indented lines.
 */
final class PipEdit implements ClientEdit {
  private static final Pattern SECTION = Pattern.compile("\\[([^]]+)]\\s*");
  private static final Pattern KEY = Pattern.compile("([A-Za-z][\\w-]*)\\s*[=:].*");

  @Override
  public String pointAt(String text, URI gate, Optional<String> token) {
    String setting = "index-url = " + ClientEdit.withToken(gate, token);
    List<String> lines = new ArrayList<>();
    String section = "";
    int afterGlobal = -1;
    boolean placed = false;
    boolean dropping = false;
    for (String line : text.lines().toList()) {
      Matcher heading = SECTION.matcher(line);
      boolean continued = dropping && !line.isBlank() && Character.isWhitespace(line.charAt(0));
      dropping = continued || isKey(line, "index-url");
      if (heading.matches()) {
        section = heading.group(1);
      }
      if (!dropping) {
        lines.add(line);
      } else if (!continued) {
        lines.add(setting);
        placed |= section.equals("global");
      }
      if (heading.matches() && section.equals("global")) {
        afterGlobal = lines.size();
      }
    }
    if (!placed && afterGlobal >= 0) {
      lines.add(afterGlobal, setting);
    } else if (!placed) {
      lines.add("[global]");
      lines.add(setting);
    }
    return String.join("\n", lines) + "\n";
  }

  @Override
  public List<String> waysAround(String text) {
    List<String> found = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (isKey(line, "extra-index-url") || isKey(line, "find-links")) {
        found.add("`" + line.strip() + "` lets pip take packages past the gate");
      }
    }
    return found;
  }

  /** pip takes _ for - and any case in its keys. */
  private static boolean isKey(String line, String key) {
    Matcher m = KEY.matcher(line);
    return m.matches() && m.group(1).toLowerCase(Locale.ROOT).replace('_', '-').equals(key);
  }
}
