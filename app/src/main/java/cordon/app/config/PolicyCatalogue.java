package cordon.app.config;

import static cordon.app.config.Setting.setting;

import java.time.Duration;

/** The settings of what the policy does beyond the plain cool-down; part of {@link Catalogue}. */
public final class PolicyCatalogue {
  public static final Setting<Duration> ATTESTED_COOL_DOWN =
      setting(
          "gate.attested-cool-down",
          ValueTypes.DURATION,
          "A shorter cool-down for npm and Python releases of which the upstream states an"
              + " attestation; the gate does not verify it. When not set, an attestation makes no"
              + " difference.");
  public static final Setting<Duration> ECOSYSTEM_ATTESTED_COOL_DOWN =
      setting(
          "gate.<ecosystem>.attested-cool-down",
          ValueTypes.DURATION,
          "The same for one ecosystem (`npm`, `pypi`) instead of the general one.");
  public static final Setting<Duration> RULE_ATTESTED_COOL_DOWN =
      setting(
          "gate.rule.<number>.attested-cool-down",
          ValueTypes.DURATION,
          "In a `[[gate.rule]]`: the shorter cool-down of attested releases of these packages; the"
              + " general one does not count for them.");
  public static final Setting<Boolean> SECURITY_FIX_LANE =
      setting(
          "gate.security-fix-lane",
          ValueTypes.FLAG,
          "true",
          "Whether a release passes before its cool-down ends when an advisory names it as the fix"
              + " of a vulnerability that a release pulled through this gate has.");
  public static final Setting<Duration> LOST_PROVENANCE =
      setting(
          "gate.<ecosystem>.lost-provenance",
          ValueTypes.DURATION,
          "For `npm` and `pypi`: how old a release must be that has no attestation although releases"
              + " shortly before it had one. When not set: `30d`. `0d` switches the check off.");
  public static final Setting<Duration> NEW_PUBLISHER =
      setting(
          "gate.<ecosystem>.new-publisher",
          ValueTypes.DURATION,
          "For `npm`: how old a release must be whose publisher published none of the ten releases"
              + " before it. When not set: `14d`. `0d` switches the check off.");
  public static final Setting<Boolean> SERVE_REMOVED =
      setting(
          "gate.serve-removed",
          ValueTypes.FLAG,
          "false",
          "For npm and Python: what becomes of a package that its upstream has quarantined or"
              + " removed. `true`: releases go on being served that were a week old by then, whose"
              + " files are kept here and whose inspection is clean. Nothing else of it ever is.");
  public static final Setting<String> OWNER_MATCH =
      setting(
          "gate.owner.<number>.match",
          ValueTypes.PACKAGES,
          "In a `[[gate.owner]]`: names that belong to one upstream, as a purl in which `*` stands"
              + " for anything. No other upstream is asked for them. The first that matches wins.");
  public static final Setting<String> OWNER_UPSTREAM =
      setting(
          "gate.owner.<number>.upstream",
          ValueTypes.TEXT,
          "In a `[[gate.owner]]`: the name of the upstream to which they belong.");

  private PolicyCatalogue() {}
}
