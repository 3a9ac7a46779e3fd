package cordon.formats.spdx;

import cordon.formats.json.JsonWalk;
import cordon.formats.sbom.SbomComposition;
import cordon.formats.sbom.SbomRelation;
import cordon.formats.sbom.SbomRelation.Kind;
import cordon.formats.sbom.SbomSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A relationship, with what it says of its own completeness. Individuals of the model stand for
 * nothing ({@code NoneElement}) and for not saying ({@code NoAssertionElement}).
 */
record Spdx3Relationship(Spdx3Element element) {
  void tell(SbomSink sink, JsonWalk walk) {
    RelationshipType.of(element.text("relationshipType").orElse(""))
        .map(type -> type.within(element.text("scope").orElse("")))
        .ifPresent(type -> tell(type, sink, walk));
  }

  private void tell(RelationshipType type, SbomSink sink, JsonWalk walk) {
    String from =
        element.text("from").orElseThrow(() -> walk.malformed("a relationship from nothing"));
    List<String> to = new ArrayList<>(element.list("to"));
    boolean none = to.removeIf(Spdx3Relationship::isNone);
    boolean unsaid = to.removeIf(ref -> ref.endsWith("/NoAssertionElement"));
    if (type.inverse()) {
      to.forEach(ref -> sink.relation(new SbomRelation(ref, type.kind(), List.of(from))));
      return;
    }
    if (!to.isEmpty() || (none && type.kind() == Kind.DEPENDS_ON)) {
      sink.relation(new SbomRelation(from, type.kind(), to));
    }
    completeness(unsaid)
        .ifPresent(aggregate -> sink.composition(composition(aggregate, type.kind(), from)));
  }

  private Optional<String> completeness(boolean unsaid) {
    if (unsaid) {
      return Optional.of("unknown");
    }
    return element
        .text("completeness")
        .map(stated ->
            switch (stated) {
              case "complete", "incomplete" -> stated;
              default -> "unknown";
            });
  }

  private static SbomComposition composition(String aggregate, Kind kind, String from) {
    List<String> of = List.of(from);
    return kind == Kind.CONTAINS
        ? new SbomComposition(aggregate, Optional.of(kind), of, List.of())
        : new SbomComposition(aggregate, Optional.of(kind), List.of(), of);
  }

  private static boolean isNone(String ref) {
    return ref.endsWith("/NoneElement");
  }
}
