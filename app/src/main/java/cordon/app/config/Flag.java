package cordon.app.config;

import java.util.List;
import java.util.Map;

/**
 * A setting that was given on the command line.
 *
 * @param option as it was typed: {@code --port}, {@code --set server.port}
 * @param key of the setting
 */
public record Flag(String option, String key, String value) {

  /** Those of {@code --set KEY=VALUE}. */
  public static List<Flag> set(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(e -> new Flag("--set " + e.getKey(), e.getKey(), e.getValue()))
        .toList();
  }
}
