package cordon.exposure.intake;

import cordon.base.Ecosystem;
import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.exposure.Entity;
import cordon.exposure.EntityKind;
import cordon.exposure.Grade;
import cordon.exposure.observation.Description;
import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Relation;
import cordon.exposure.observation.VexClaim.PackageVersion;
import cordon.exposure.store.Published;
import cordon.exposure.store.Said;
import cordon.formats.sbom.SbomComponent;
import cordon.formats.sbom.SbomComponent.Role;
import cordon.formats.sbom.SbomComponent.Scope;
import cordon.formats.sbom.SbomComposition;
import cordon.formats.sbom.SbomDataset;
import cordon.formats.sbom.SbomDoubt;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomHead;
import cordon.formats.sbom.SbomRelation;
import cordon.formats.sbom.SbomService;
import cordon.formats.sbom.SbomSink;
import cordon.formats.sbom.VexStatement;
import cordon.formats.sbom.reader.SbomReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Bills of materials: what a unit is made of becomes an inventory; services, models, data sets and
 * the supplier become statements. Complete is only one that says so (CycloneDX {@code
 * compositions}), because most list what their tool could find.
 */
final class SbomIntake implements SbomSink {
  private final Entity unit;
  private final Listing listing = new Listing();
  private final SbomEdges edges = new SbomEdges(listing);
  private final SbomCompleteness completeness = new SbomCompleteness();
  private final Set<Said> said = new LinkedHashSet<>();
  private final Set<Published> published = new LinkedHashSet<>();
  private final List<String> notes = new ArrayList<>();
  private final VexIntake vex = new VexIntake();
  private String author = "";
  private Optional<Instant> created = Optional.empty();
  private int nameless;

  private SbomIntake(String unit) {
    this.unit = new Entity(EntityKind.UNIT, unit);
  }

  /**
   * @param unit whose it is
   */
  static Reading read(String unit, String fileName, Content content) {
    SbomIntake intake = new SbomIntake(unit);
    try (InputStream in = content.open()) {
      SbomFormat format = SbomReader.read(in, fileName, intake);
      return format == SbomFormat.OPENVEX || format == SbomFormat.CSAF
          ? intake.claims(format, fileName)
          : intake.reading(format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document that lists nothing that the unit has, and says what affects it. */
  private Reading claims(SbomFormat format, String fileName) {
    claimed();
    if (said.isEmpty()) {
      throw Problem.of(
              "exposure/no-claim",
              "the document says nothing of the unit",
              "`" + fileName + "` is " + format.title() + " without a statement",
              "look whether it is the right file")
          .asException();
    }
    return new Reading(
        format.title(), Grade.UNKNOWN, false, created, Optional.empty(), List.copyOf(said), notes);
  }

  private void claimed() {
    vex.said(
            unit,
            author,
            created,
            ref -> {
              OptionalInt number = edges.number(ref);
              return number.isPresent()
                  ? Optional.of(listing.at(number.getAsInt()))
                  : Optional.empty();
            })
        .ifPresent(said::add);
    vex.note().ifPresent(notes::add);
  }

  @Override
  public void statement(VexStatement statement) {
    vex.add(statement);
  }

  private Reading reading(SbomFormat format) {
    edges.finish();
    claimed();
    if (nameless > 0) {
      notes.add(
          nameless
              + " without a package URL that can be read, so that the document does not count as"
              + " complete");
    }
    return new Reading(
        format.title(),
        Grade.LOCKED,
        nameless == 0 && edges.complete(completeness), // what has no name may be what is asked for
        Set.of(),
        created,
        Optional.of(listing.inventory()),
        List.copyOf(said),
        List.copyOf(published),
        notes);
  }

  @Override
  public void head(SbomHead head) {
    created = head.created();
    head.roots().forEach(edges::subject);
    author = head.supplier().orElse("");
    if (head.format() != SbomFormat.OPENVEX && head.format() != SbomFormat.CSAF) {
      head.supplier().ifPresent(this::supplied);
    }
  }

  @Override
  public void component(SbomComponent component) {
    if (component.role() == Role.SUBJECT) {
      edges.subject(component.ref());
      component.supplier().ifPresent(this::supplied);
      return;
    }
    boolean part = component.role() == Role.CONTENT || component.role() == Role.BUILD;
    if (!part) {
      return;
    }
    if (component.scope() == Scope.EXTERNAL) {
      listed(component, true); // what runs it has it, in a version of its own choice
      return;
    }
    switch (component.type()) {
      case MODEL -> has(EntityKind.MODEL, name(component), Map.of());
      case DATA -> has(EntityKind.DATASET, name(component), Map.of());
      case FILE, OPERATING_SYSTEM, DEVICE, CRYPTOGRAPHIC_ASSET -> listed(component, false);
      default -> listed(component, true);
    }
  }

  private void listed(SbomComponent component, boolean expected) {
    Optional<Purl> purl = component.purl().flatMap(SbomIntake::purl);
    if (purl.isEmpty()) {
      nameless += expected ? 1 : 0;
      return;
    }
    Purl of = purl.get();
    Optional<String> written = of.version().or(component::version);
    StatedVersion stated =
        Ecosystem.ofPurlType(of.type()).isPresent()
            ? StatedVersion.of(written, component.versionRange())
            : new StatedVersion(written, "");
    int number = listing.add(of.type(), of.nativeName(), stated.version(), stated.requirement());
    edges.part(component.ref(), number);
    if (stated.version().isPresent()) {
      component.released().ifPresent(at -> released(listing.at(number), at));
    }
    if (component.scope() == Scope.EXCLUDED) {
      listing.scope(number, Inventory.Scope.DEVELOPMENT); // not there at run time; tests install it
    }
  }

  private void released(PackageVersion of, Instant at) {
    published.add(new Published(of.type(), of.name(), of.version(), at));
  }

  private static Optional<Purl> purl(String text) {
    try {
      return Optional.of(Purl.parseLenient(text));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static String name(SbomComponent component) {
    return component.group().map(group -> group + "/").orElse("") + component.name();
  }

  @Override
  public void relation(SbomRelation relation) {
    switch (relation.kind()) {
      case DEPENDS_ON, OPTIONALLY_DEPENDS_ON, DEVELOPED_WITH, BUILT_WITH, EXPECTS ->
          edges.relation(relation);
      default -> {} // tells nothing of how a release came in
    }
  }

  @Override
  public void composition(SbomComposition composition) {
    completeness.hear(composition);
  }

  /** A service of somebody else is a way in, and has what flows into it. */
  @Override
  public void service(SbomService service) {
    if (service.role() == Role.TOOL || service.provider().isEmpty()) {
      return;
    }
    Entity vendor = new Entity(EntityKind.VENDOR, service.provider().get());
    related(vendor, Relation.SUPPLIES, unit);
    for (SbomService.DataFlow flow : service.data()) {
      if (flow.direction() != SbomService.Direction.OUTBOUND) {
        Entity data = new Entity(EntityKind.DATASET, flow.name().orElseGet(flow::classification));
        if (!data.name().isBlank()) {
          described(data, Map.of("classification", flow.classification()));
          related(vendor, Relation.HOLDS, data);
        }
      }
    }
  }

  @Override
  public void dataset(SbomDataset dataset) {
    Map<String, String> attributes = new LinkedHashMap<>();
    dataset.classification().ifPresent(c -> attributes.put("classification", c));
    dataset.location().ifPresent(l -> attributes.put(Description.PLACE, l));
    if (!dataset.owners().isEmpty()) {
      attributes.put(Description.OWNER, String.join(", ", dataset.owners()));
    }
    dataset.name().filter(n -> !n.isBlank()).ifPresent(n -> has(EntityKind.DATASET, n, attributes));
  }

  @Override
  public void doubt(SbomDoubt doubt) {
    if (notes.size() < 20) {
      notes.add(doubt.place() + ": " + doubt.what());
    }
  }

  private void supplied(String by) {
    if (!by.isBlank() && !by.toUpperCase(Locale.ROOT).equals("NOASSERTION")) {
      related(new Entity(EntityKind.VENDOR, by), Relation.SUPPLIES, unit);
    }
  }

  private void has(EntityKind kind, String name, Map<String, String> attributes) {
    Entity thing = new Entity(kind, name);
    described(thing, attributes);
    related(unit, Relation.HOLDS, thing);
  }

  private void described(Entity entity, Map<String, String> attributes) {
    Map<String, String> given = new LinkedHashMap<>(attributes);
    given.values().removeIf(String::isBlank);
    said.add(new Said.Described(entity, given));
  }

  private void related(Entity from, Relation relation, Entity to) {
    said.add(new Said.Related(from, relation, to, Optional.empty(), Optional.empty()));
  }
}
