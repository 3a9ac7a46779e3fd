package cordon.app.setup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Edits a {@code uv.toml}: the index that is the default becomes the gate. A default index wins
 * over the older {@code index-url}, which is changed where it stands.
 */
final class UvEdit implements ClientEdit {
  private static final Pattern HEADER = Pattern.compile("\\s*\\[.*");
  private static final Pattern INDEX = Pattern.compile("\\s*\\[\\[\\s*index\\s*]]\\s*(#.*)?");
  private static final Pattern URL = Pattern.compile("\\s*url\\s*=.*");
  private static final Pattern DEFAULT = Pattern.compile("\\s*default\\s*=\\s*true\\s*(#.*)?");
  private static final Pattern LEGACY = Pattern.compile("\\s*index-url\\s*=.*");
  private static final Pattern WAYS =
      Pattern.compile("\\s*(extra-index-url|find-links|url|index)\\s*=\\s*(.*)");

  @Override
  public String pointAt(String text, URI gate, Optional<String> token) {
    String address = "\"" + ClientEdit.withToken(gate, token) + "\"";
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.replaceAll(l -> LEGACY.matcher(l).matches() ? "index-url = " + address : l);
    boolean placed = false;
    for (int i = 0; i < lines.size(); i++) {
      if (INDEX.matcher(lines.get(i)).matches()) {
        int end = sectionEnd(lines, i + 1);
        List<String> section = lines.subList(i + 1, end);
        if (section.stream().anyMatch(l -> DEFAULT.matcher(l).matches())) {
          section.replaceAll(l -> URL.matcher(l).matches() ? "url = " + address : l);
          placed = true;
        }
      }
    }
    if (!placed) {
      lines.add("[[index]]");
      lines.add("url = " + address);
      lines.add("default = true");
    }
    return String.join("\n", lines) + "\n";
  }

  private static int sectionEnd(List<String> lines, int from) {
    int end = from;
    while (end < lines.size() && !HEADER.matcher(lines.get(end)).matches()) {
      end++;
    }
    return end;
  }

  @Override
  public List<String> waysAround(String text) {
    List<String> found = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean index = INDEX.matcher(line).matches();
      List<String> section = index ? lines.subList(i + 1, sectionEnd(lines, i + 1)) : List.of();
      boolean other = index && section.stream().noneMatch(l -> DEFAULT.matcher(l).matches());
      boolean way = WAYS.matcher(line).matches() && !URL.matcher(line).matches();
      if (other || way) {
        String said = other ? String.join(" ", section).strip() : line.strip();
        found.add("`" + said + "` lets uv take packages past the gate");
      }
    }
    return found;
  }
}
