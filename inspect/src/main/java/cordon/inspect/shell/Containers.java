package cordon.inspect.shell;

import java.util.List;
import java.util.Set;

/** Command lines that start a container which is given the machine it runs on. */
final class Containers {
  private static final Set<String> STARTS = Set.of("run", "create");

  private static final Set<String> VOLUMES = Set.of("-v", "--volume", "--mount");

  /** What teaches a kernel the programs of other processors needs a privilege for just that. */
  private static final List<String> EMULATORS = List.of("qemu-user-static", "binfmt");

  private Containers() {}

  /**
   * @param words of the command, the engine's name first
   */
  static boolean isGivenAll(List<String> words) {
    if (words.stream().noneMatch(STARTS::contains)) {
      return false;
    }
    boolean emulates = words.stream().anyMatch(w -> EMULATORS.stream().anyMatch(w::contains));
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      boolean whole = word.equals("--privileged") || word.equals("--privileged=true");
      if ((whole && !emulates) || isRoot(word, words.get(i - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRoot(String word, String before) {
    int equals = word.indexOf('=');
    boolean joined = word.startsWith("-v=") || word.startsWith("--volume=");
    String volume = joined || word.startsWith("--mount=") ? word.substring(equals + 1) : word;
    boolean asked = joined || word.startsWith("--mount=") || VOLUMES.contains(before);
    boolean glued = word.startsWith("-v/:");
    return glued
        || (asked
            && (volume.startsWith("/:")
                || List.of(volume.split(",", 16)).contains("source=/")
                || List.of(volume.split(",", 16)).contains("src=/")));
  }
}
