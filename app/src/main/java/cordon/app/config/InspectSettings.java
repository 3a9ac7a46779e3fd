package cordon.app.config;

import java.time.Duration;
import java.util.List;

/** Looking into artifacts; see the settings {@code inspect.*}. */
public record InspectSettings(
    boolean enabled,
    Duration budget,
    boolean indicators,
    List<String> rules,
    List<String> suppressions) {

  static InspectSettings of(Configuration configuration) {
    return new InspectSettings(
        configuration.get(InspectCatalogue.ENABLED),
        configuration.get(InspectCatalogue.BUDGET),
        configuration.get(InspectCatalogue.INDICATORS),
        configuration.get(InspectCatalogue.RULES),
        configuration.get(InspectCatalogue.SUPPRESSIONS));
  }
}
