package cordon.formats.lockfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Addresses of the files of one release, one for each place that they lie at: a release has a
 * hundred wheels in one folder, and it is the hosts that matter.
 */
final class Addresses {
  private static final int MOST = 16;

  private final Map<String, String> byHost = new LinkedHashMap<>();

  /** Passes over what is empty, and over relative paths. */
  Addresses add(String address) {
    int scheme = address.indexOf("://");
    if (scheme > 0 && byHost.size() < MOST) {
      int end = address.indexOf('/', scheme + 3);
      byHost.putIfAbsent(end < 0 ? address : address.substring(0, end), address);
    }
    return this;
  }

  List<String> list() {
    return List.copyOf(byHost.values());
  }
}
