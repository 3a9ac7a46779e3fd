package cordon.gate;

import cordon.base.Ecosystem;
import java.util.List;
import java.util.Map;

/**
 * What the policy can check, and where. A setting that would be accepted and not enforced is a
 * false promise; whoever reads settings asks here first. The table in docs/guides/policy.md is this
 * one.
 */
public enum PolicyCheck {
  LOCAL_OVERRIDE("local waiver or block", Map.of()),
  REPLACED_BYTES("replaced bytes", Map.of()),
  KNOWN_MALICIOUS(
      "known malicious",
      Map.of(),
      "only on upstreams with public names (`open`): public advisories do not speak of others"),
  OWNERSHIP("name ownership", Map.of()),
  FREEZE("freeze date", Map.of()),
  COOL_DOWN("cool-down", Map.of()),
  ATTESTED_COOL_DOWN(
      "shorter cool-down when attested",
      Map.of(
          Ecosystem.MAVEN,
          Enforcement.no(
              "a Maven repository states nothing of attestations that can be relied on")),
      "where the upstream states it: `dist.attestations` (npm), `provenance` (Python, PEP 740)"),
  SECURITY_FIX(
      "security-fix lane",
      Map.of(),
      "only on upstreams with public names (`open`): public advisories do not speak of others"),
  LOST_PROVENANCE(
      "lost provenance",
      Map.of(
          Ecosystem.MAVEN,
          Enforcement.no(
              "a Maven repository states nothing of attestations that can be relied on")),
      "where the upstream states it: `dist.attestations` (npm), `provenance` (Python, PEP 740)"),
  NEW_PUBLISHER(
      "changed publisher",
      Map.of(
          Ecosystem.PYPI,
          Enforcement.no("a Python index does not state who uploaded a file"),
          Ecosystem.MAVEN,
          Enforcement.no(
              "a Maven repository does not state who deployed a file, and the gate does not read"
                  + " the keys of signatures")),
      "where the upstream states `_npmUser`"),
  REMOVAL(
      "taken back by the upstream",
      Map.of(
          Ecosystem.MAVEN,
          Enforcement.no(
              "a Maven artifact has more files than its list names, so that a lost list says"
                  + " little"))),
  INSPECTION("inspection", Map.of(), "unless `inspect.enabled` is `false`");

  /** Those whose protocols the gate speaks, in the order of the documentation. */
  public static final List<Ecosystem> ECOSYSTEMS =
      List.of(Ecosystem.NPM, Ecosystem.PYPI, Ecosystem.MAVEN);

  private final String title;
  private final Map<Ecosystem, Enforcement> exceptions;
  private final String condition;

  PolicyCheck(String title, Map<Ecosystem, Enforcement> exceptions) {
    this(title, exceptions, "");
  }

  PolicyCheck(String title, Map<Ecosystem, Enforcement> exceptions, String condition) {
    this.title = title;
    this.exceptions = exceptions;
    this.condition = condition;
  }

  /**
   * Whether a check can be enforced for an ecosystem.
   *
   * @param enforced false where a setting about it would have no effect
   * @param why not, or under which condition; empty when always
   */
  public record Enforcement(boolean enforced, String why) {
    private static Enforcement no(String why) {
      return new Enforcement(false, why);
    }
  }

  public String title() {
    return title;
  }

  /** What the check needs wherever it is enforced; empty when nothing. */
  public String condition() {
    return condition;
  }

  public Enforcement on(Ecosystem ecosystem) {
    return exceptions.getOrDefault(ecosystem, new Enforcement(true, condition));
  }
}
