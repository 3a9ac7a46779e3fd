package cordon.app.config;

import java.time.Duration;
import java.util.List;

/** Where advisories come from; see the settings {@code advisories.*}. */
public record AdvisoriesSettings(List<String> feeds, Duration refresh, boolean starter) {

  static AdvisoriesSettings of(Configuration configuration) {
    return new AdvisoriesSettings(
        configuration.get(AdvisoriesCatalogue.FEEDS),
        configuration.get(AdvisoriesCatalogue.REFRESH),
        configuration.get(AdvisoriesCatalogue.STARTER));
  }
}
