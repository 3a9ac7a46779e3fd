package cordon.inspect.shell;

import java.util.List;
import java.util.Set;

/** Command lines that start a container which is given the machine it runs on. */
final class Containers {
  private static final Set<String> STARTS = Set.of("run", "create");

  private static final Set<String> VOLUMES = Set.of("-v", "--volume", "--mount");

  /** Letters of short options that take nothing, so that the next word is no value of theirs. */
  private static final String FLAGS = "ditPq";

  private static final Set<String> LONG_FLAGS =
      Set.of(
          "--detach",
          "--disable-content-trust",
          "--init",
          "--interactive",
          "--no-healthcheck",
          "--oom-kill-disable",
          "--privileged",
          "--publish-all",
          "--quiet",
          "--read-only",
          "--replace",
          "--rm",
          "--sig-proxy",
          "--tty");

  /** What teaches a kernel the programs of other processors needs a privilege for just that. */
  private static final List<String> EMULATORS = List.of("qemu-user-static", "binfmt");

  private Containers() {}

  /**
   * What follows the image is the container's own command and says nothing of the container.
   *
   * @param words of the command, the engine's name first
   */
  static boolean isGivenAll(List<String> words) {
    int i = 1;
    while (i < words.size() && !STARTS.contains(words.get(i))) {
      i++;
    }
    boolean privileged = false;
    for (i++; i < words.size() && words.get(i).startsWith("-"); i++) {
      String option = words.get(i);
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      String value = equals < 0 ? "" : option.substring(equals + 1);
      if (name.startsWith("-v") && name.length() > 2) {
        value = option.substring(2);
        name = "-v";
      } else if (equals < 0 && takesNext(option)) {
        i++;
        value = i < words.size() ? words.get(i) : "";
      }
      privileged |= name.equals("--privileged") && isTrue(value);
      if (VOLUMES.contains(name) && isRoot(value)) {
        return true;
      }
    }
    String image = i < words.size() ? words.get(i) : "";
    return privileged && EMULATORS.stream().noneMatch(image::contains);
  }

  private static boolean isTrue(String value) {
    return value.isEmpty() || Set.of("1", "t", "T", "true", "TRUE", "True").contains(value);
  }

  /** A long option, or a short one to which no value is glued. */
  private static boolean takesNext(String option) {
    if (option.startsWith("--")) {
      return !LONG_FLAGS.contains(option);
    }
    int i = 1;
    while (i < option.length() && FLAGS.indexOf(option.charAt(i)) >= 0) {
      i++;
    }
    return i == option.length() - 1;
  }

  /** {@code /:/host}, {@code type=bind,source=/,target=/host}; a path may spell the root longer. */
  private static boolean isRoot(String volume) {
    for (String part : List.of(volume.split(",", 16))) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? "" : part.substring(0, equals);
      if ((key.equals("source") || key.equals("src")) && isWhole(part.substring(equals + 1))) {
        return true;
      }
    }
    int colon = volume.indexOf(':');
    return colon > 0 && isWhole(volume.substring(0, colon));
  }

  private static boolean isWhole(String path) {
    return path.startsWith("/")
        && path.chars().allMatch(c -> c == '/' || c == '.')
        && !path.contains("...");
  }
}
