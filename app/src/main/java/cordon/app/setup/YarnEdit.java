package cordon.app.setup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Edits the {@code .yarnrc} of yarn 1: {@code key "value"} lines. Its credentials yarn 1 takes from
 * the {@code .npmrc}.
 */
final class YarnEdit implements ClientEdit {
  private static final Pattern REGISTRY = Pattern.compile("\"?registry\"?\\s.*");
  private static final Pattern SCOPED = Pattern.compile("\"?(@[^:\\s\"]+):registry\"?\\s+(.*)");

  @Override
  public String pointAt(String text, URI gate, Optional<String> token) {
    List<String> lines = new ArrayList<>();
    boolean placed = false;
    for (String line : text.lines().toList()) {
      boolean registry = REGISTRY.matcher(line).matches();
      if (!registry) {
        lines.add(line);
      } else if (!placed) {
        lines.add("registry \"" + gate + "\"");
        placed = true;
      }
    }
    if (!placed) {
      lines.add("registry \"" + gate + "\"");
    }
    return String.join("\n", lines) + "\n";
  }

  @Override
  public List<String> waysAround(String text) {
    return text.lines()
        .map(SCOPED::matcher)
        .filter(Matcher::matches)
        .map(m -> "packages of " + m.group(1) + " come from " + m.group(2) + ", past the gate")
        .toList();
  }
}
