package cordon.formats.installed;

import cordon.formats.BoundedInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the package managers of operating systems keep as text. */
final class SystemDatabases {
  private static final long LARGEST = 256L << 20;
  private static final int MOST_PACKAGES = 500_000;

  private SystemDatabases() {}

  /** {@code /var/lib/dpkg/status}, or a file of {@code status.d} (Debian Policy, chapter 5). */
  static List<Installed> dpkg(InputStream in) throws IOException {
    Fields fields = new Fields(in, "dpkg status", LARGEST);
    List<Installed> found = new ArrayList<>();
    for (Optional<Map<String, String>> block = fields.block();
        block.isPresent();
        block = fields.block()) {
      String state = block.get().getOrDefault("Status", "install ok installed");
      // What was removed leaves its settings behind and is still listed.
      if (state.endsWith(" installed") || state.endsWith("-triggers-awaited")) {
        add(found, "deb", block.get(), "Package", "Version");
      }
    }
    return found;
  }

  /** {@code /lib/apk/db/installed} (Alpine, "Apk spec"): {@code P:} and {@code V:}. */
  static List<Installed> apk(InputStream in) throws IOException {
    Fields fields = new Fields(in, "apk installed", LARGEST);
    List<Installed> found = new ArrayList<>();
    for (Optional<Map<String, String>> block = fields.block();
        block.isPresent();
        block = fields.block()) {
      add(found, "apk", block.get(), "P", "V");
    }
    return found;
  }

  private static void add(
      List<Installed> found, String type, Map<String, String> block, String name, String version) {
    String named = block.getOrDefault(name, "");
    String of = block.getOrDefault(version, "");
    if (!named.isEmpty() && !of.isEmpty()) {
      found.add(new Installed(type, named, of));
      if (found.size() > MOST_PACKAGES) {
        throw BoundedInput.tooLarge("list of packages", MOST_PACKAGES, "packages");
      }
    }
  }

  /** {@code /etc/os-release}: shell assignments. */
  static List<Installed> osRelease(InputStream in) throws IOException {
    String id = "";
    String version = "";
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new BoundedInput(in, "os-release", 1 << 20), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("ID=")) {
          id = unquoted(line.substring(3));
        } else if (line.startsWith("VERSION_ID=")) {
          version = unquoted(line.substring("VERSION_ID=".length()));
        }
      }
    }
    return id.isEmpty() ? List.of() : List.of(new Installed(Installed.SYSTEM, id, version));
  }

  private static String unquoted(String value) {
    return value.strip().replaceAll("^[\"']|[\"']$", "");
  }
}
