package cordon.app.config;

import static cordon.app.config.Setting.setting;

import java.time.Duration;
import java.util.List;

/** The settings of where advisories come from; part of {@link Catalogue}. */
public final class AdvisoriesCatalogue {
  public static final Setting<List<String>> FEEDS =
      setting(
          "advisories.feeds",
          ValueTypes.LIST.like("[\"advisories\", \"https://advisories.example/all.zip\"]"),
          "",
          "Folders, zip files or URLs in OSV layout to read advisories from.");
  public static final Setting<Duration> REFRESH =
      setting(
          "advisories.refresh",
          ValueTypes.DURATION.like("1h"),
          "15m",
          "How often the feeds are read again.");
  public static final Setting<Boolean> STARTER =
      setting(
          "advisories.starter",
          ValueTypes.FLAG,
          "true",
          "Whether to know the compromised releases that come with the program.");

  private AdvisoriesCatalogue() {}
}
