package cordon.formats.cyclonedx;

import cordon.base.Digest;
import cordon.formats.Malformed;
import cordon.formats.sbom.SbomComponent;
import cordon.formats.sbom.SbomComponent.Role;
import cordon.formats.sbom.SbomComponent.Scope;
import cordon.formats.sbom.SbomRelation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads components, those that stand within others first. */
final class Components {
  private final Scene scene;
  private final Parts parts;
  private final Datasets datasets;

  Components(Scene scene) {
    this.scene = scene;
    this.parts = scene.parts;
    this.datasets = new Datasets(scene);
  }

  /** A list of components; gives their refs. */
  List<String> all(Role role) {
    List<String> refs = new ArrayList<>();
    parts.each(element -> scene.add(refs, one(role).ref()));
    return refs;
  }

  SbomComponent one(Role role) {
    Draft draft = new Draft();
    parts.members(name -> draft.member(name, role));
    SbomComponent component = draft.component(role);
    scene.sink.component(component);
    scene.relate(component.ref(), Kind.CONTAINS, draft.children);
    scene.relate(component.ref(), Kind.TRAINED_ON, draft.trainedOn);
    scene.relate(component.ref(), Kind.USES_DATA, draft.data);
    return component;
  }

  private final class Draft {
    private @Nullable String ref;
    private @Nullable String group;
    private @Nullable String name;
    private @Nullable String version;
    private @Nullable String versionRange;
    private @Nullable String purl;
    private @Nullable String supplier;
    private @Nullable String maker;
    private SbomComponent.Type type = SbomComponent.Type.UNSTATED;
    private Scope scope = Scope.UNSTATED;
    private boolean external;
    private List<Digest> digests = List.of();
    private List<String> children = List.of();
    private final List<String> trainedOn = new ArrayList<>(0);
    private final List<String> data = new ArrayList<>(0);

    void member(String member, Role role) {
      switch (member) {
        case "bom-ref" -> ref = scene.ref();
        case "type" -> type = parts.text().map(this::type).orElse(SbomComponent.Type.UNSTATED);
        case "group" -> group = scene.once(group, member);
        case "name" -> name = scene.once(name, member);
        case "version" -> version = scene.once(version, member);
        case "versionRange" -> versionRange = scene.once(versionRange, member);
        case "purl" -> purl = scene.once(purl, member);
        case "scope" -> scope = parts.text().map(this::scope).orElse(Scope.UNSTATED);
        case "isExternal" -> external = parts.flag().orElse(false);
        case "hashes" -> digests();
        case "supplier" -> supplier = scene.named().orElse(null);
        case "manufacturer" -> maker = scene.named().orElse(maker);
        case "publisher" -> maker = maker == null ? parts.text().orElse(null) : maker;
        case "components" -> children = all(role == Role.SUBJECT ? Role.CONTENT : role);
        case "modelCard" -> datasets.modelCard(trainedOn);
        case "data" -> parts.eachOrSelf(() -> scene.add(data, datasets.one()));
        default -> {}
      }
    }

    private void digests() {
      digests = new ArrayList<>(2);
      parts.each(element -> scene.hash().ifPresent(digest -> scene.add(digests, digest)));
    }

    private SbomComponent.Type type(String text) {
      return switch (text) {
        case "application" -> SbomComponent.Type.APPLICATION;
        case "framework" -> SbomComponent.Type.FRAMEWORK;
        case "library" -> SbomComponent.Type.LIBRARY;
        case "container" -> SbomComponent.Type.CONTAINER;
        case "platform" -> SbomComponent.Type.PLATFORM;
        case "operating-system" -> SbomComponent.Type.OPERATING_SYSTEM;
        case "device" -> SbomComponent.Type.DEVICE;
        case "device-driver", "firmware" -> SbomComponent.Type.FIRMWARE;
        case "file" -> SbomComponent.Type.FILE;
        case "machine-learning-model" -> SbomComponent.Type.MODEL;
        case "data" -> SbomComponent.Type.DATA;
        case "cryptographic-asset" -> SbomComponent.Type.CRYPTOGRAPHIC_ASSET;
        default -> {
          scene.doubt("the type " + Malformed.quoted(text) + " of a component is none");
          yield SbomComponent.Type.OTHER;
        }
      };
    }

    private Scope scope(String text) {
      return switch (text) {
        case "required" -> Scope.REQUIRED;
        case "optional" -> Scope.OPTIONAL;
        case "excluded" -> Scope.EXCLUDED;
        default -> {
          scene.doubt("the scope " + Malformed.quoted(text) + " is none");
          yield Scope.UNSTATED;
        }
      };
    }

    SbomComponent component(Role role) {
      if (name == null) {
        throw parts.malformed("a component without a name");
      }
      return new SbomComponent(
          scene.refOr(ref),
          role,
          type,
          Optional.ofNullable(group),
          name,
          Optional.ofNullable(version),
          Optional.ofNullable(versionRange),
          Optional.ofNullable(purl),
          digests,
          Optional.ofNullable(supplier == null ? maker : supplier),
          Optional.empty(),
          external ? Scope.EXTERNAL : scope);
    }
  }
}
