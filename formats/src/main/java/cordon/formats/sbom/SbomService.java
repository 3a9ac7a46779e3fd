package cordon.formats.sbom;

import java.util.List;
import java.util.Optional;

/**
 * A service that the described thing calls or is.
 *
 * @param ref as in {@link SbomComponent}
 * @param role as in {@link SbomComponent}
 * @param provider name of the organisation
 * @param endpoints addresses, as they are written
 * @param authenticated whether it asks for authentication
 * @param crossesBoundary whether its use crosses a boundary of trust
 * @param data what flows in and out
 */
public record SbomService(
    String ref,
    SbomComponent.Role role,
    Optional<String> provider,
    Optional<String> group,
    String name,
    Optional<String> version,
    List<String> endpoints,
    Optional<Boolean> authenticated,
    Optional<Boolean> crossesBoundary,
    Optional<String> trustZone,
    List<DataFlow> data) {
  public SbomService {
    endpoints = List.copyOf(endpoints);
    data = List.copyOf(data);
  }

  /**
   * A kind of data that flows.
   *
   * @param classification as it is written: {@code PII}
   * @param name of the data
   * @param sources refs or addresses that it comes from
   * @param destinations refs or addresses that it goes to
   */
  public record DataFlow(
      Direction direction,
      String classification,
      Optional<String> name,
      List<String> sources,
      List<String> destinations) {
    public DataFlow {
      sources = List.copyOf(sources);
      destinations = List.copyOf(destinations);
    }
  }

  /** As seen from the service. */
  public enum Direction {
    INBOUND,
    OUTBOUND,
    BI_DIRECTIONAL,
    UNKNOWN
  }
}
