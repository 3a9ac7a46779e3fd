package cordon.formats.sbom;

import java.util.List;
import java.util.Optional;

/**
 * How complete a document says it is. Without one nothing is known, which is not complete.
 *
 * @param aggregate as the format writes it: {@code complete}, {@code incomplete}, {@code
 *     incomplete_first_party_only}, {@code unknown}, {@code not_specified}; SPDX's {@code
 *     noAssertion} is {@code unknown}
 * @param of the kind of relation, where it says so of one only
 * @param assemblies refs whose parts it speaks of
 * @param dependencies refs whose dependencies it speaks of
 */
public record SbomComposition(
    String aggregate,
    Optional<SbomRelation.Kind> of,
    List<String> assemblies,
    List<String> dependencies) {
  public SbomComposition {
    assemblies = List.copyOf(assemblies);
    dependencies = List.copyOf(dependencies);
  }

  public boolean complete() {
    return aggregate.equals("complete");
  }
}
