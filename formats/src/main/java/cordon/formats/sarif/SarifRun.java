package cordon.formats.sarif;

import java.util.List;
import java.util.Optional;

/**
 * One run of a tool (section 3.14).
 *
 * @param tool its name
 * @param version of the tool
 * @param rules all that it can find, also what it did not find
 * @param successful whether it could look at everything it was given
 * @param warnings what it could not look at or did not ask; part of the answer
 */
public record SarifRun(
    String tool,
    Optional<String> version,
    List<SarifRule> rules,
    boolean successful,
    List<String> warnings,
    List<SarifResult> results) {
  public SarifRun {
    rules = List.copyOf(rules);
    warnings = List.copyOf(warnings);
    results = List.copyOf(results);
  }
}
