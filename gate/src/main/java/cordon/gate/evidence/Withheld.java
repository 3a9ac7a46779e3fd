package cordon.gate.evidence;

import cordon.gate.Decision;

/** A release or file that a metadata answer does not show. */
public record Withheld(String version, String file, Decision decision) {}
