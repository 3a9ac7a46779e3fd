package cordon.app.setup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Edits an {@code .npmrc}: {@code key = value} lines, comments with {@code ;} or {@code #}. */
final class NpmEdit implements ClientEdit {
  private static final Pattern REGISTRY = Pattern.compile("\\s*registry\\s*=.*");
  private static final Pattern SCOPED = Pattern.compile("\\s*(@[^:\\s]+):registry\\s*=\\s*(.*)");

  @Override
  public String pointAt(String text, URI gate, Optional<String> token) {
    List<String> lines = new ArrayList<>();
    String address = "//" + gate.getRawAuthority() + gate.getRawPath();
    String credential = address + ":_authToken=";
    // Yarn 1 reads its credentials here, and sends them for tarballs only with this.
    String always = address + ":always-auth=";
    boolean placed = false;
    for (String line : text.lines().toList()) {
      boolean registry = REGISTRY.matcher(line).matches();
      if (registry && !placed) {
        lines.add("registry=" + gate);
        placed = true;
      } else if (!registry && !line.startsWith(credential) && !line.startsWith(always)) {
        lines.add(line);
      }
    }
    if (!placed) {
      lines.add("registry=" + gate);
    }
    token.ifPresent(secret -> {
      lines.add(credential + secret);
      lines.add(always + "true");
    });
    return String.join("\n", lines) + "\n";
  }

  @Override
  public List<String> waysAround(String text) {
    return text.lines()
        .map(SCOPED::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(m -> "packages of " + m.group(1) + " come from " + m.group(2) + ", past the gate")
        .toList();
  }
}
