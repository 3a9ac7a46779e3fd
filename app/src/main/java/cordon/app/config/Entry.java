package cordon.app.config;

import java.util.List;

/**
 * A value as somebody set it, before it is known whether there is such a setting.
 *
 * @param path the segments of the key
 * @param text the value; the items of a list with commas between them
 * @param origin where it stands
 */
record Entry(List<String> path, String text, Origin origin) {
  String key() {
    return String.join(".", path);
  }
}
