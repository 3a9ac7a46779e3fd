package cordon.formats.spdx;

import cordon.formats.Malformed;
import cordon.formats.PublishTime;
import cordon.formats.json.JsonWalk;
import cordon.formats.sbom.Refs;
import cordon.formats.sbom.SbomAgent;
import cordon.formats.sbom.SbomDoubt;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomHead;
import cordon.formats.sbom.SbomSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SPDX 3.0 in JSON-LD, as the specification's own context writes it: elements in {@code @graph},
 * each with a type and an id, in any order. Elements that stand within others are not looked for.
 */
final class Spdx3Json {
  private final JsonWalk walk;
  private final SbomSink sink;
  private final Refs refs = new Refs(Spdx2Document.DOCUMENT);
  private final Set<String> roots = new LinkedHashSet<>();

  /** Ids of documents and lists, which are roots of one another and nothing that can be had. */
  private final Set<String> collections = new HashSet<>();

  private final List<String> tools = new ArrayList<>();
  private final List<String> lifecycles = new ArrayList<>();
  private @Nullable String identity;
  private @Nullable String version;
  private @Nullable Instant created;
  private boolean graph;

  Spdx3Json(JsonWalk walk, SbomSink sink) {
    this.walk = walk;
    this.sink = sink;
  }

  void read() {
    walk.members(name -> {
      if (name.equals("@graph")) {
        if (graph) {
          throw walk.malformed("@graph twice");
        }
        graph = true;
        walk.elements(() -> element(new Spdx3Element(walk)));
      }
    });
    if (!graph) {
      throw walk.malformed("no @graph");
    }
    if (version == null) {
      throw walk.malformed("no CreationInfo with a specVersion");
    }
    roots.removeAll(collections);
    sink.head(
        new SbomHead(
            SbomFormat.SPDX_JSON_LD,
            version,
            Optional.ofNullable(identity),
            Optional.empty(),
            Optional.ofNullable(created),
            lifecycles,
            tools,
            Optional.empty(),
            List.copyOf(roots)));
  }

  private void element(Spdx3Element element) {
    element.read(what -> sink.doubt(new SbomDoubt(walk.place(), what)));
    switch (element.type()) {
      case "CreationInfo" -> creation(element);
      case "SpdxDocument", "software_Sbom", "Bom", "Bundle" -> collection(element);
      case "Organization", "Person", "SoftwareAgent", "Agent" -> agent(element);
      case "Tool" -> {
        agent(element);
        element.name().ifPresent(name -> walk.add(tools, name));
      }
      case "software_Package", "software_File", "ai_AIPackage", "dataset_DatasetPackage" -> {
        String ref = ref(element);
        sink.component(element.component(ref));
        element.dataset(ref).ifPresent(sink::dataset);
      }
      case "Relationship", "LifecycleScopedRelationship" ->
          new Spdx3Relationship(element).tell(sink, walk);
      default -> {}
    }
  }

  private String ref(Spdx3Element element) {
    String ref = element.id().orElseThrow(() -> walk.malformed("an element without an spdxId"));
    if (!refs.add(ref)) {
      throw walk.malformed("the spdxId " + Malformed.quoted(ref) + " twice");
    }
    return ref;
  }

  /** Several may stand in a document that was put together; the latest counts. */
  private void creation(Spdx3Element element) {
    String stated = element.text("specVersion").orElse("");
    if (!stated.startsWith("3.0")) {
      throw walk.malformed("the version " + Malformed.quoted(stated) + " of SPDX is not 3.0");
    }
    version = stated;
    Optional<Instant> at =
        element.text("created").flatMap(text -> PublishTime.parse(text).instant());
    if (at.isPresent() && (created == null || created.isBefore(at.get()))) {
      created = at.get();
    }
  }

  private void collection(Spdx3Element element) {
    String ref = ref(element);
    walk.add(collections, ref);
    if (element.type().equals("SpdxDocument")) {
      identity = ref;
    }
    element.list("rootElement").forEach(root -> walk.add(roots, root));
    element.list("software_sbomType").forEach(type -> walk.add(lifecycles, type));
  }

  private void agent(Spdx3Element element) {
    String ref = ref(element);
    element.name().ifPresent(name -> sink.agent(new SbomAgent(ref, name)));
  }
}
