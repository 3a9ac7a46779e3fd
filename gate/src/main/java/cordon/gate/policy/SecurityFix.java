package cordon.gate.policy;

/**
 * A vulnerability that a release fixes and that a release in use has.
 *
 * @param advisory its id
 * @param vulnerable the version of the same package that was pulled here and has it
 */
public record SecurityFix(String advisory, String vulnerable) {}
