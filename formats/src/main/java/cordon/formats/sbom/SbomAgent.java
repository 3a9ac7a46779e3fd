package cordon.formats.sbom;

/** An organisation, person or program that the document names once and refers to (SPDX 3). */
public record SbomAgent(String ref, String name) {}
