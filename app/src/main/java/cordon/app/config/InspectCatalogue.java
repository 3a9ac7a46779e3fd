package cordon.app.config;

import static cordon.app.config.Setting.setting;

import java.time.Duration;
import java.util.List;

/** The settings of looking into artifacts; part of {@link Catalogue}. */
public final class InspectCatalogue {
  public static final Setting<Boolean> ENABLED =
      setting(
          "inspect.enabled",
          ValueTypes.FLAG,
          "true",
          "Whether the gate looks into every artifact before the first byte of it leaves.");
  public static final Setting<Duration> BUDGET =
      setting(
          "inspect.budget",
          ValueTypes.DURATION.like("30s"),
          "20s",
          "How long a client waits for an artifact that is being inspected. After that it is told to"
              + " come back; the inspection goes on.");
  public static final Setting<Boolean> INDICATORS =
      setting(
          "inspect.indicators",
          ValueTypes.FLAG,
          "true",
          "Whether what is known of single incidents (hosts, names) counts beside what code does.");
  public static final Setting<List<String>> RULES =
      setting(
          "inspect.rules",
          ValueTypes.LIST.like("[\"rules/ours.toml\"]"),
          "",
          "Files with rules of your own, which add to those of Cordon.");

  public static final Setting<List<String>> SUPPRESSIONS =
      setting(
          "inspect.suppressions",
          ValueTypes.LIST.like("[\"rules/accepted.toml\"]"),
          "",
          "Files with findings that you accept, each until a day. What is accepted no longer holds"
              + " or blocks a release, and is told as accepted.");

  private InspectCatalogue() {}
}
