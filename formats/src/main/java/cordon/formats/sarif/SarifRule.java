package cordon.formats.sarif;

import java.util.List;
import java.util.Optional;

/**
 * What a tool can find (section 3.49).
 *
 * @param id stable; part of the fingerprint by which code hosts recognise a finding
 * @param text one sentence
 * @param help why it matters and what to do; shown beside a finding
 * @param severity 0 to 10 as code hosts grade security findings; empty for none
 * @param tags words to filter by
 */
public record SarifRule(
    String id,
    SarifLevel level,
    String text,
    Optional<String> help,
    Optional<String> severity,
    List<String> tags) {
  public SarifRule {
    tags = List.copyOf(tags);
  }

  /** A rule that says all in its one sentence. */
  public static SarifRule of(String id, SarifLevel level, String text) {
    return new SarifRule(id, level, text, Optional.empty(), Optional.empty(), List.of());
  }
}
