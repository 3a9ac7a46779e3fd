package cordon.inspect.environment;

import cordon.formats.archive.ByteSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which Python files the packages of the operating system brought, from the lists that dpkg keeps
 * ({@code /var/lib/dpkg/info/*.list}: one absolute path a line).
 */
final class SystemPackages {
  private static final String LISTS = "var/lib/dpkg/info/";
  private static final int LONGEST_LIST = 16 << 20;

  private final Map<String, String> owners = new HashMap<>();

  void see(String path, ByteSource content) throws IOException {
    if (path.startsWith(LISTS) && path.endsWith(".list")) {
      String file = path.substring(LISTS.length(), path.length() - ".list".length());
      String name = file.contains(":") ? file.substring(0, file.indexOf(':')) : file;
      new String(content.bytes(0, LONGEST_LIST), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("/site-packages/") || line.contains("/dist-packages/"))
          .forEach(line -> owners.put(line.substring(1), name));
    }
  }

  /** The package that brought a file. */
  Optional<String> owner(String path) {
    return Optional.ofNullable(owners.get(path));
  }
}
