package cordon.formats.sarif;

/**
 * One step of the way that a finding tells (section 3.38).
 *
 * @param text what happens there
 */
public record SarifStep(SarifPlace place, String text) {}
