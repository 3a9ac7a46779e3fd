package cordon.exposure.intake;

import cordon.formats.sbom.SbomComposition;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a document says that it lists all that the unit has. What says so of one part says
 * nothing of the others, and would exclude the unit where it had more.
 */
final class SbomCompleteness {
  private final Set<String> assemblies = new HashSet<>();
  private final Set<String> dependencies = new HashSet<>();
  private boolean whole;
  private boolean lacking;

  void hear(SbomComposition composition) {
    if (composition.aggregate().startsWith("incomplete")) {
      lacking = true;
    } else if (composition.complete()) {
      assemblies.addAll(composition.assemblies());
      dependencies.addAll(composition.dependencies());
      whole |=
          composition.of().isEmpty()
              && composition.assemblies().isEmpty()
              && composition.dependencies().isEmpty();
    }
  }

  /**
   * @param subject whether a ref stands for the unit itself
   * @param parts refs of all that is listed
   */
  boolean complete(Predicate<String> subject, Set<String> parts) {
    boolean assembled = assemblies.stream().anyMatch(subject);
    // Each part tells of what it needs itself, and not of what that needs.
    boolean resolved = dependencies.stream().anyMatch(subject) && dependencies.containsAll(parts);
    return !lacking && (whole || assembled || resolved);
  }
}
