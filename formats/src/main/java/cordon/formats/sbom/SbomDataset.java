package cordon.formats.sbom;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a body of data. A data set that is a component too is heard as both, under one
 * ref.
 *
 * @param ref as in {@link SbomComponent}
 * @param kind as it is written: {@code dataset}, {@code configuration}, {@code structured}
 * @param classification as it is written: {@code PII}, {@code confidential}
 * @param sensitive what is sensitive in it, as it is written
 * @param personal whether it holds personal data, where the document says so
 * @param location where its contents lie
 * @param owners names of those who answer for it
 */
public record SbomDataset(
    String ref,
    Optional<String> name,
    Optional<String> kind,
    Optional<String> classification,
    List<String> sensitive,
    Optional<Boolean> personal,
    Optional<String> location,
    List<String> owners) {
  public SbomDataset {
    sensitive = List.copyOf(sensitive);
    owners = List.copyOf(owners);
  }
}
