package cordon.app.config;

import static cordon.app.config.Setting.setting;

import java.time.Duration;
import java.time.Instant;

/**
 * The settings of the plain cool-down, the freeze, the cache and who excepts; part of {@link
 * Catalogue}, as is {@link PolicyCatalogue}.
 */
public final class GateCatalogue {
  public static final Setting<Duration> COOL_DOWN =
      setting(
          "gate.cool-down",
          ValueTypes.DURATION,
          "7d",
          "How old a release must be before the gate lets it through.");
  public static final Setting<Duration> ECOSYSTEM_COOL_DOWN =
      setting(
          "gate.<ecosystem>.cool-down",
          ValueTypes.DURATION,
          "The cool-down of one ecosystem (`npm`, `pypi`, `maven`) instead of the general one.");
  public static final Setting<String> RULE_MATCH =
      setting(
          "gate.rule.<number>.match",
          ValueTypes.PACKAGES,
          "In a `[[gate.rule]]`: the packages it is for, as a purl in which `*` stands for anything. The first"
              + " rule that matches wins.");
  public static final Setting<Duration> RULE_COOL_DOWN =
      setting(
          "gate.rule.<number>.cool-down",
          ValueTypes.DURATION,
          "In a `[[gate.rule]]`: the cool-down of these packages.");
  public static final Setting<Instant> FREEZE_AFTER =
      setting(
          "gate.freeze-after",
          ValueTypes.INSTANT,
          "Holds every release published after this time, whatever its age.");
  public static final Setting<Duration> METADATA_MAX_AGE =
      setting(
          "gate.metadata-max-age",
          ValueTypes.DURATION,
          "5m",
          "How long metadata of an upstream is used before it is asked again.");
  public static final Setting<Long> CACHE_LIMIT =
      setting(
          "gate.cache-limit",
          ValueTypes.SIZE,
          "20GiB",
          "How much disk the cache may take. The longest unused artifacts go first; documents stay,"
              + " because replaced bytes are found by comparing with them. Up to 512 MB of documents"
              + " as clients get them come on top.");
  public static final Setting<Boolean> TWO_PERSON =
      setting(
          "gate.two-person",
          ValueTypes.FLAG,
          "false",
          "Whether an exception takes two people: a waiver starts when a second approver confirms"
              + " it, a block ends when a second approver agrees, and nobody grants their own"
              + " request. Only people count, no workload tokens.");

  private GateCatalogue() {}
}
