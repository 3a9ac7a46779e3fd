package cordon.formats.sbom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a document says of itself.
 *
 * @param specVersion as it is written without what surrounds it: {@code 1.6}, {@code 2.3}, {@code
 *     3.0.1}
 * @param identity serial number (CycloneDX), namespace (SPDX 2), IRI of the document (SPDX 3,
 *     OpenVEX) or tracking id (CSAF)
 * @param revision of the document under that identity
 * @param created when it claims to have been made, or last changed where it says both
 * @param lifecycles phases that it describes, in lower case: {@code build}, {@code operations};
 *     none where it does not say
 * @param tools that made it, each as {@code vendor name version}
 * @param supplier of what it describes, or author where it names no supplier
 * @param roots refs of what it describes
 */
public record SbomHead(
    SbomFormat format,
    String specVersion,
    Optional<String> identity,
    Optional<String> revision,
    Optional<Instant> created,
    List<String> lifecycles,
    List<String> tools,
    Optional<String> supplier,
    List<String> roots) {
  public SbomHead {
    lifecycles = List.copyOf(lifecycles);
    tools = List.copyOf(tools);
    roots = List.copyOf(roots);
  }
}
