package cordon.inspect.python;

import cordon.inspect.value.Flow;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Paths of whatever a user keeps: what a walk through a home gives, with {@code *} for names that
 * are not known. Who takes them one by one takes or destroys all of them.
 */
final class Personal {
  private static final Set<String> FOLDERS =
      Set.of(
          "desktop",
          "documents",
          "downloads",
          "pictures",
          "onedrive",
          "music",
          "videos",
          "dcim",
          "camera",
          "download",
          "movies",
          "whatsapp",
          "media");

  /** Where Android keeps what its user has. */
  private static final List<String> SHARED =
      List.of("/sdcard", "/storage/emulated/0", "/data/media/0");

  private static final Set<String> EVERYWHERE = Set.of("/", "/home", "/Users", "C:/", "C:/Users");

  private Personal() {}

  /** Also any disk of Windows. */
  private static boolean isEverywhere(String path) {
    boolean disk =
        (path.length() == 2 || (path.length() == 3 && path.charAt(2) == '/'))
            && path.charAt(1) == ':'
            && Character.isLetter(path.charAt(0));
    return disk || EVERYWHERE.contains(path);
  }

  /** A folder under which a user's own files lie. */
  static boolean holds(String path) {
    String plain = path.replace('\\', '/');
    return isEverywhere(plain) || under(plain, false);
  }

  /** Any file of a user, as a walk gives it. */
  static boolean isAny(String path) {
    return under(path.replace('\\', '/'), true);
  }

  private static boolean under(String given, boolean any) {
    String path = given;
    for (String shared : SHARED) {
      path = given.startsWith(shared) ? "~" + given.substring(shared.length()) : path;
    }
    String[] parts = path.split("/+");
    boolean star = false;
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i];
      boolean unknown = part.equals("*") || part.equals("**") || isHole(part);
      star |= part.startsWith("*");
      if (!unknown && !FOLDERS.contains(part.toLowerCase(java.util.Locale.ROOT))) {
        return false;
      }
      if (isHole(part) && !star) {
        return false;
      }
    }
    return parts.length > 0 && parts[0].equals("~") && (star || !any);
  }

  private static boolean isHole(String part) {
    return part.length() == 1 && part.charAt(0) == Value.HOLE;
  }

  /** What {@code os.walk} gives: folder, names of folders, names of files. */
  static Value walk(String top, Flow flow) {
    Value names = Value.items(List.of(Value.text("*", flow)));
    Value folder = Value.text(below(top), flow);
    return Value.items(List.of(Value.items(List.of(folder, names, names))));
  }

  static Value names(Flow flow) {
    return Value.items(List.of(Value.text("*", flow)));
  }

  static Value paths(String top, Flow flow) {
    return Value.items(List.of(Value.text(below(top), flow)));
  }

  private static String below(String top) {
    List<String> parts = new ArrayList<>();
    parts.add(isEverywhere(top.replace('\\', '/')) ? "~" : top);
    parts.add("*");
    return String.join("/", parts);
  }

  /** Whether what is handed to a function of this name is a key that opens something. */
  static boolean isKey(String function) {
    String lower = function.toLowerCase(java.util.Locale.ROOT);
    return KEYS.stream().anyMatch(lower::contains);
  }

  private static final java.util.List<String> KEYS =
      java.util.List.of(
          "from_key",
          "private_key",
          "privatekey",
          "privkey",
          "secret_key",
          "mnemonic",
          "from_seed",
          "from_secret",
          "keypair",
          "passphrase");
}
