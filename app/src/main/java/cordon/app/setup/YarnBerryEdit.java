package cordon.app.setup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Edits the {@code .yarnrc.yml} of yarn 2 and later: unindented keys of a YAML mapping. Yarn
 * refuses plain HTTP, also to its own machine, unless the host is on a list.
 */
final class YarnBerryEdit implements ClientEdit {
  private static final Pattern OURS =
      Pattern.compile("[\"']?(npmRegistryServer|npmAuthToken|npmAlwaysAuth)[\"']?\\s*:.*");
  private static final Pattern HTTP_HOSTS =
      Pattern.compile("[\"']?unsafeHttpWhitelist[\"']?\\s*:\\s*(.*)");
  private static final Pattern SCOPED =
      Pattern.compile("\\s+[\"']?npmRegistryServer[\"']?\\s*:\\s*(.*)");

  @Override
  public String pointAt(String text, URI gate, Optional<String> token) {
    List<String> lines =
        new ArrayList<>(text.lines().filter(l -> !OURS.matcher(l).matches()).toList());
    int at = firstKey(lines);
    List<String> ours = new ArrayList<>();
    ours.add("npmRegistryServer: \"" + gate + "\"");
    token.ifPresent(secret -> {
      ours.add("npmAuthToken: \"" + secret + "\"");
      ours.add("npmAlwaysAuth: true");
    });
    if ("http".equals(gate.getScheme())) {
      allowHttp(lines, ours, gate.getHost());
    }
    lines.addAll(at, ours);
    return String.join("\n", lines) + "\n";
  }

  /** Comments and a document marker may stand before the first key. */
  private static int firstKey(List<String> lines) {
    int at = 0;
    while (at < lines.size()
        && (lines.get(at).isBlank()
            || lines.get(at).startsWith("#")
            || lines.get(at).startsWith("---"))) {
      at++;
    }
    return at;
  }

  /** Adds the host to the list that is there, in the style in which it is written. */
  private static void allowHttp(List<String> lines, List<String> ours, String host) {
    for (int i = 0; i < lines.size(); i++) {
      var key = HTTP_HOSTS.matcher(lines.get(i));
      if (!key.matches()) {
        continue;
      }
      String value = key.group(1);
      if (value.startsWith("[")) {
        boolean empty = value.substring(1).strip().startsWith("]");
        lines.set(i, lines.get(i).replaceFirst("\\[", "[\"" + host + "\"" + (empty ? "" : ", ")));
      } else {
        String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
        int dash = next.strip().startsWith("-") ? next.indexOf('-') : 2;
        lines.add(i + 1, " ".repeat(dash) + "- \"" + host + "\"");
      }
      return;
    }
    ours.add("unsafeHttpWhitelist:");
    ours.add("  - \"" + host + "\"");
  }

  @Override
  public List<String> waysAround(String text) {
    return text.lines()
        .map(SCOPED::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(m -> "packages of a scope come from " + m.group(1) + ", past the gate")
        .toList();
  }
}
