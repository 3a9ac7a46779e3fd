package cordon.formats.cyclonedx;

import cordon.formats.sbom.SbomComponent.Role;
import cordon.formats.sbom.SbomRelation.Kind;
import cordon.formats.sbom.SbomService;
import cordon.formats.sbom.SbomService.DataFlow;
import cordon.formats.sbom.SbomService.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads services, those that stand within others first. */
final class Services {
  private final Scene scene;
  private final Parts parts;

  Services(Scene scene) {
    this.scene = scene;
    this.parts = scene.parts;
  }

  /** A list of services; gives their refs. */
  List<String> all(Role role) {
    List<String> refs = new ArrayList<>();
    parts.each(element -> scene.add(refs, one(role).ref()));
    return refs;
  }

  private SbomService one(Role role) {
    Draft draft = new Draft();
    parts.members(member -> draft.member(member, role));
    SbomService service = draft.service(role);
    scene.sink.service(service);
    scene.relate(service.ref(), Kind.CONTAINS, draft.children);
    return service;
  }

  private final class Draft {
    private @Nullable String ref;
    private @Nullable String provider;
    private @Nullable String group;
    private @Nullable String name;
    private @Nullable String version;
    private @Nullable String trustZone;
    private Optional<Boolean> authenticated = Optional.empty();
    private Optional<Boolean> crossesBoundary = Optional.empty();
    private List<String> children = List.of();
    private final List<String> endpoints = new ArrayList<>(0);
    private final List<DataFlow> data = new ArrayList<>(0);

    void member(String member, Role role) {
      switch (member) {
        case "bom-ref" -> ref = scene.ref();
        case "provider" -> provider = scene.named().orElse(null);
        case "group" -> group = scene.once(group, member);
        case "name" -> name = scene.once(name, member);
        case "version" -> version = scene.once(version, member);
        case "trustZone" -> trustZone = scene.once(trustZone, member);
        case "endpoints" ->
            parts.each(element -> parts.text().ifPresent(url -> scene.add(endpoints, url)));
        case "authenticated" -> authenticated = parts.flag();
        case "x-trust-boundary" -> crossesBoundary = parts.flag();
        case "data" -> parts.each(this::flow);
        case "services" -> children = all(role);
        default -> {}
      }
    }

    /** XML has a flow of old as a classification with an attribute, and wraps the newer ones. */
    private void flow(String element) {
      Flow flow = new Flow();
      if (element.equals("classification")) {
        parts.members(flow::classification);
      } else {
        parts.members(flow::member);
      }
      scene.add(data, flow.dataFlow());
    }

    SbomService service(Role role) {
      if (name == null) {
        throw parts.malformed("a service without a name");
      }
      return new SbomService(
          scene.refOr(ref),
          role,
          Optional.ofNullable(provider),
          Optional.ofNullable(group),
          name,
          Optional.ofNullable(version),
          endpoints,
          authenticated,
          crossesBoundary,
          Optional.ofNullable(trustZone),
          data);
    }
  }

  private final class Flow {
    private Direction direction = Direction.UNKNOWN;
    private String classification = "";
    private @Nullable String name;
    private final List<String> sources = new ArrayList<>(0);
    private final List<String> destinations = new ArrayList<>(0);

    void member(String member) {
      switch (member) {
        case "flow" -> direction();
        case "classification" -> {
          if (parts instanceof JsonParts) {
            classification = parts.text().orElse("");
          } else {
            parts.members(this::classification);
          }
        }
        case "name" -> name = parts.text().orElse(null);
        case "source" -> addresses(sources);
        case "destination" -> addresses(destinations);
        default -> {}
      }
    }

    void classification(String member) {
      switch (member) {
        case "flow" -> direction();
        case Parts.CONTENT -> classification = parts.text().orElse("");
        default -> {}
      }
    }

    private void direction() {
      direction =
          switch (parts.text().orElse("")) {
            case "inbound" -> Direction.INBOUND;
            case "outbound" -> Direction.OUTBOUND;
            case "bi-directional" -> Direction.BI_DIRECTIONAL;
            default -> Direction.UNKNOWN;
          };
    }

    private void addresses(List<String> into) {
      parts.each(element -> parts.text().ifPresent(url -> scene.add(into, url)));
    }

    DataFlow dataFlow() {
      return new DataFlow(
          direction, classification, Optional.ofNullable(name), sources, destinations);
    }
  }
}
