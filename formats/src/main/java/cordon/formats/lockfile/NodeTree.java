package cordon.formats.lockfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which package node finds under a name: that in the {@code node_modules} of whoever asks, else in
 * that of the folder above, up to the top (Node.js, "Loading from node_modules folders").
 */
final class NodeTree {
  /** Found is something that is no release, or nothing. */
  static final int NO_RELEASE = -1;

  private final Map<String, Map<String, Integer>> byFolder = new HashMap<>();

  /**
   * @param above the folder whose {@code node_modules} has it; empty at the top
   */
  void put(String above, String name, int release) {
    byFolder.computeIfAbsent(above, folder -> new HashMap<>()).putIfAbsent(name, release);
  }

  /** The folder whose {@code node_modules} has what lies at a path. */
  static String above(String path) {
    int modules = path.lastIndexOf(NodeEntry.MODULES);
    return modules <= 0 ? "" : path.substring(0, modules - 1);
  }

  Finder from(String path) {
    List<String> folders = new ArrayList<>();
    for (String at = path; !at.isEmpty(); at = above(at)) {
      folders.add(at);
    }
    return finder(folders);
  }

  /**
   * @param folders around whoever asks, the nearest first, without the top
   */
  Finder finder(List<String> folders) {
    List<Map<String, Integer>> inOrder = new ArrayList<>();
    folders.forEach(folder -> {
      if (byFolder.containsKey(folder)) {
        inOrder.add(byFolder.getOrDefault(folder, Map.of()));
      }
    });
    inOrder.add(byFolder.getOrDefault("", Map.of()));
    return new Finder(inOrder);
  }

  /** Finds for one who asks. */
  record Finder(List<Map<String, Integer>> folders) {
    int find(String name) {
      for (Map<String, Integer> folder : folders) {
        Integer release = folder.get(name);
        if (release != null) {
          return release;
        }
      }
      return NO_RELEASE;
    }
  }
}
