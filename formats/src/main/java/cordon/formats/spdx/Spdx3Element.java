package cordon.formats.spdx;

import cordon.base.Digest;
import cordon.formats.PublishTime;
import cordon.formats.json.JsonWalk;
import cordon.formats.sbom.DigestNames;
import cordon.formats.sbom.SbomComponent;
import cordon.formats.sbom.SbomComponent.Role;
import cordon.formats.sbom.SbomComponent.Scope;
import cordon.formats.sbom.SbomDataset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One element. Its type may stand behind its properties, so those that any type needs are kept
 * until its end.
 */
final class Spdx3Element {
  private final JsonWalk walk;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, List<String>> lists = new HashMap<>();
  private final List<Digest> digests = new ArrayList<>(2);
  private String purl = "";

  Spdx3Element(JsonWalk walk) {
    this.walk = walk;
  }

  /**
   * @param doubt told what is passed over
   */
  void read(Consumer<String> doubt) {
    walk.members(name -> {
      switch (name) {
        case "type", "@type" -> once("type");
        case "spdxId", "@id" -> once("id");
        case "name",
            "specVersion",
            "created",
            "releaseTime",
            "software_packageVersion",
            "software_packageUrl",
            "software_primaryPurpose",
            "software_downloadLocation",
            "relationshipType",
            "scope",
            "completeness",
            "dataset_confidentialityLevel",
            "dataset_hasSensitivePersonalInformation" ->
            once(name);
        case "from", "suppliedBy" -> reference().ifPresent(ref -> put(name, ref));
        case "to", "rootElement", "software_sbomType", "dataset_datasetType", "originatedBy" ->
            lists.put(name, references());
        case "externalIdentifier" -> walk.elements(() -> externalIdentifier(doubt));
        case "verifiedUsing" -> walk.elements(() -> hash(doubt));
        default -> {}
      }
    });
  }

  private void once(String name) {
    walk.text().ifPresent(text -> put(name, text));
  }

  private void put(String name, String text) {
    if (texts.put(name, text) != null) {
      throw walk.malformed(name + " of an element twice");
    }
  }

  /** An id, or an element that stands here instead of its id. */
  private Optional<String> reference() {
    if (walk.isText()) {
      return walk.text();
    }
    List<String> ids = new ArrayList<>(1);
    if (walk.isObject()) {
      walk.members(name -> {
        if (name.equals("spdxId") || name.equals("@id")) {
          walk.text().ifPresent(ids::add);
        }
      });
    }
    return ids.stream().findFirst();
  }

  private List<String> references() {
    List<String> ids = new ArrayList<>();
    if (walk.isArray()) {
      walk.elements(() -> reference().ifPresent(id -> walk.add(ids, id)));
    } else {
      reference().ifPresent(ids::add);
    }
    return ids;
  }

  private void externalIdentifier(Consumer<String> doubt) {
    String[] of = {"", ""};
    walk.members(name -> {
      switch (name) {
        case "externalIdentifierType" -> of[0] = walk.text().orElse("");
        case "identifier" -> of[1] = walk.text().orElse("");
        default -> {}
      }
    });
    if (of[0].equals("packageUrl") || of[0].equals("purl")) {
      if (!purl.isEmpty() && !purl.equals(of[1])) {
        doubt.accept("a second package URL of one package, which is passed over");
      } else {
        purl = of[1];
      }
    }
  }

  private void hash(Consumer<String> doubt) {
    if (!walk.isObject()) {
      return;
    }
    String[] of = {"", ""};
    walk.members(name -> {
      switch (name) {
        case "algorithm" -> of[0] = walk.text().orElse("");
        case "hashValue" -> of[1] = walk.text().orElse("");
        default -> {}
      }
    });
    Optional<Digest.Algorithm> known = DigestNames.algorithm(of[0]);
    Optional<Digest> digest = known.flatMap(a -> DigestNames.digest(a, of[1]));
    if (known.isPresent() && digest.isEmpty()) {
      doubt.accept("a hash that is no " + of[0]);
    }
    digest.ifPresent(d -> walk.add(digests, d));
  }

  String type() {
    return text("type").orElse("");
  }

  Optional<String> id() {
    return text("id");
  }

  Optional<String> name() {
    return text("name");
  }

  Optional<String> text(String property) {
    return Optional.ofNullable(texts.get(property));
  }

  List<String> list(String property) {
    return lists.getOrDefault(property, List.of());
  }

  SbomComponent component(String ref) {
    return new SbomComponent(
        ref,
        Role.CONTENT,
        componentType(),
        Optional.empty(),
        name().orElseThrow(() -> walk.malformed("a package or file without a name")),
        text("software_packageVersion"),
        Optional.empty(),
        text("software_packageUrl").or(() -> Optional.of(purl).filter(p -> !p.isEmpty())),
        digests,
        text("suppliedBy").or(() -> list("originatedBy").stream().findFirst()),
        text("releaseTime").flatMap(time -> PublishTime.parse(time).instant()),
        Scope.UNSTATED);
  }

  private SbomComponent.Type componentType() {
    return switch (type()) {
      case "ai_AIPackage" -> SbomComponent.Type.MODEL;
      case "dataset_DatasetPackage" -> SbomComponent.Type.DATA;
      case "software_File" -> SbomComponent.Type.FILE;
      default ->
          text("software_primaryPurpose").map(Purpose::type).orElse(SbomComponent.Type.UNSTATED);
    };
  }

  /** What the dataset profile adds to a package. */
  Optional<SbomDataset> dataset(String ref) {
    if (!type().equals("dataset_DatasetPackage")) {
      return Optional.empty();
    }
    return Optional.of(
        new SbomDataset(
            ref,
            name(),
            list("dataset_datasetType").stream().findFirst(),
            text("dataset_confidentialityLevel"),
            List.of(),
            text("dataset_hasSensitivePersonalInformation").flatMap(Spdx3Element::presence),
            text("software_downloadLocation"),
            List.of()));
  }

  /** {@code yes}, {@code no} or {@code noAssertion}. */
  private static Optional<Boolean> presence(String text) {
    return switch (text) {
      case "yes" -> Optional.of(true);
      case "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
