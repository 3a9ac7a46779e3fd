package cordon.formats.cyclonedx;

import cordon.formats.Malformed;
import cordon.formats.sbom.SbomComponent.Role;
import cordon.formats.sbom.SbomComposition;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomRelation;
import cordon.formats.sbom.SbomRelation.Kind;
import cordon.formats.sbom.SbomSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The top level of a document. */
final class Bom {
  private static final Set<String> VERSIONS = Set.of("1.2", "1.3", "1.4", "1.5", "1.6", "1.7");

  private final Parts parts;
  private final SbomSink sink;
  private final SbomFormat format;
  private final Scene scene;
  private final Metadata metadata;
  private final Components components;
  private final Services services;
  private final Vulnerabilities vulnerabilities;
  private final Set<String> seen = new HashSet<>();
  private @Nullable String specVersion;
  private @Nullable String serialNumber;
  private @Nullable String revision;
  private boolean named;

  Bom(Parts parts, SbomSink sink, SbomFormat format) {
    this.parts = parts;
    this.sink = sink;
    this.format = format;
    this.scene = new Scene(parts, sink);
    this.components = new Components(scene);
    this.services = new Services(scene);
    this.metadata = new Metadata(scene, components, services);
    this.vulnerabilities = new Vulnerabilities(scene);
  }

  void read() {
    parts.members(this::member);
    if (format == SbomFormat.CYCLONEDX_JSON && !named) {
      throw parts.malformed("bomFormat is not CycloneDX");
    }
    if (specVersion == null) {
      throw parts.malformed("no specVersion");
    }
    sink.head(
        metadata.head(
            format, specVersion, Optional.ofNullable(serialNumber), Optional.ofNullable(revision)));
  }

  /** Refuses a version that is not known, for it could mean something else by the same names. */
  void version(String version) {
    if (!VERSIONS.contains(version)) {
      throw parts.malformed(
          "the version " + Malformed.quoted(version) + " of CycloneDX is not 1.2 to 1.7");
    }
    specVersion = version;
  }

  private void member(String name) {
    if (!seen.add(name)) {
      throw parts.malformed(Malformed.quoted(name) + " twice");
    }
    switch (name) {
      case "bomFormat" -> {
        if (!parts.text().orElse("").equals("CycloneDX")) {
          throw parts.malformed("bomFormat is not CycloneDX");
        }
        named = true;
      }
      case "specVersion" -> version(parts.text().orElse(""));
      case "serialNumber" -> serialNumber = parts.text().orElse(null);
      case "version" -> revision = written().orElse(null);
      case "metadata" -> metadata.read();
      case "components" -> components.all(Role.CONTENT);
      case "services" -> services.all(Role.CONTENT);
      case "dependencies" -> parts.each(element -> dependency(false));
      case "compositions" -> parts.each(element -> composition());
      case "vulnerabilities" -> parts.each(element -> vulnerabilities.one());
      case "formulation" -> parts.each(element -> formula());
      default -> {}
    }
  }

  private Optional<String> written() {
    return parts instanceof JsonParts json ? json.written() : parts.text();
  }

  private void formula() {
    parts.members(name -> {
      switch (name) {
        case "components" -> components.all(Role.BUILD);
        case "services" -> services.all(Role.BUILD);
        default -> {}
      }
    });
  }

  /**
   * XML may nest what the others depend on; a nested element without children only names one.
   *
   * @return the ref of the one that depends
   */
  private String dependency(boolean nested) {
    List<String> needs = new ArrayList<>();
    List<String> provides = new ArrayList<>();
    List<String> ref = new ArrayList<>(1);
    parts.members(name -> {
      switch (name) {
        case "ref" -> parts.text().ifPresent(ref::add);
        case "dependsOn" ->
            parts.eachOrSelf(() -> parts.text().ifPresent(to -> scene.add(needs, to)));
        case "provides" ->
            parts.eachOrSelf(() -> parts.reference().ifPresent(to -> scene.add(provides, to)));
        case "dependency" -> scene.add(needs, dependency(true));
        default -> {}
      }
    });
    if (ref.size() != 1) {
      throw parts.malformed("a dependency without a ref of its own");
    }
    if (!nested || !needs.isEmpty()) {
      sink.relation(new SbomRelation(ref.getFirst(), Kind.DEPENDS_ON, needs));
    }
    scene.relate(ref.getFirst(), Kind.PROVIDES, provides);
    return ref.getFirst();
  }

  private void composition() {
    List<String> assemblies = new ArrayList<>();
    List<String> dependencies = new ArrayList<>();
    List<String> aggregate = new ArrayList<>(1);
    parts.members(name -> {
      switch (name) {
        case "aggregate" -> parts.text().ifPresent(aggregate::add);
        case "assemblies" -> references(assemblies);
        case "dependencies" -> references(dependencies);
        default -> {}
      }
    });
    sink.composition(
        new SbomComposition(
            aggregate.isEmpty() ? "not_specified" : aggregate.getFirst(),
            Optional.empty(),
            assemblies,
            dependencies));
  }

  private void references(List<String> into) {
    parts.each(element -> parts.reference().ifPresent(ref -> scene.add(into, ref)));
  }
}
