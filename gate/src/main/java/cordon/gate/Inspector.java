package cordon.gate;

import cordon.base.Digest;
import cordon.inspect.rules.RuleSet;
import cordon.inspect.suppress.Suppression;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks into artifacts before the gate lets them out. Whoever can provides it; without one the gate
 * decides by everything else and says nothing of inspection.
 */
public interface Inspector {

  /**
   * Names the rules by which it judges. What was found by others is not asked for again, and not
   * believed either: the artifact is inspected anew.
   */
  String ruleSet();

  /** The rules themselves, for people to read; empty where an inspector does not show them. */
  default Optional<RuleSet> rules() {
    return Optional.empty();
  }

  /** Files of rules that the organisation added, as the settings name them. */
  default List<String> ruleFiles() {
    return List.of();
  }

  /** Findings that the organisation accepts, each until a day. */
  default List<Suppression> suppressions() {
    return List.of();
  }

  /** How long a client waits for its first byte; after that it is told to come back. */
  Duration budget();

  /**
   * Looks into an artifact, on a thread of the gate's own; must end by itself.
   *
   * @param coordinate what it is called; another coordinate may have the same bytes
   * @param sha256 of the bytes
   * @param file the bytes; not to be changed
   * @throws IOException when it cannot say: nothing is kept, and the artifact stays where it is
   */
  Inspection inspect(Coordinate coordinate, Digest sha256, Path file) throws IOException;

  /**
   * Looks once more into what was inspected before its source was.
   *
   * @return empty where there is no source to compare it with
   * @throws IOException when it cannot say: what was found before counts alone
   */
  default Optional<Inspection> besideSource(Coordinate coordinate, Digest sha256, Path file)
      throws IOException {
    return Optional.empty();
  }
}
