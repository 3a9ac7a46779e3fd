package cordon.formats.cyclonedx;

import cordon.base.Digest;
import cordon.formats.BoundedInput;
import cordon.formats.Malformed;
import cordon.formats.PublishTime;
import cordon.formats.sbom.DigestNames;
import cordon.formats.sbom.Refs;
import cordon.formats.sbom.SbomDoubt;
import cordon.formats.sbom.SbomLimits;
import cordon.formats.sbom.SbomRelation;
import cordon.formats.sbom.SbomSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the readers of all parts of one document share. */
final class Scene {
  final Parts parts;
  final SbomSink sink;
  private final Refs refs = new Refs(CycloneDxReader.DOCUMENT);

  Scene(Parts parts, SbomSink sink) {
    this.parts = parts;
    this.sink = sink;
  }

  /** A {@code bom-ref} of a part, which no other may have. */
  String ref() {
    String ref = parts.text().orElseThrow(() -> parts.malformed("an empty bom-ref"));
    if (!refs.add(ref)) {
      throw parts.malformed("the bom-ref " + Malformed.quoted(ref) + " twice");
    }
    return ref;
  }

  /** The ref of a part, made up where it has none. */
  String refOr(@Nullable String ref) {
    return ref == null ? refs.unnamed() : ref;
  }

  /** A text that a part has once. */
  @Nullable String once(@Nullable String before, String what) {
    if (before != null) {
      throw parts.malformed(what + " twice");
    }
    return parts.text().orElse(null);
  }

  <T> void add(List<T> list, T element) {
    if (list.size() == SbomLimits.LIST) {
      throw BoundedInput.tooLarge(
          CycloneDxReader.DOCUMENT, SbomLimits.LIST, "elements of a list, " + parts.place());
    }
    list.add(element);
  }

  /** Tells of a relation unless it is to nothing. */
  void relate(String from, SbomRelation.Kind kind, List<String> to) {
    if (!to.isEmpty()) {
      sink.relation(new SbomRelation(from, kind, to));
    }
  }

  void doubt(String what) {
    sink.doubt(new SbomDoubt(parts.place(), what));
  }

  /** The member {@code name} of an organisation, person or the like. */
  Optional<String> named() {
    List<String> names = new ArrayList<>(1);
    parts.members(name -> {
      if (name.equals("name")) {
        parts.text().ifPresent(names::add);
      }
    });
    return names.stream().findFirst();
  }

  /** An algorithm with its digest; nothing for algorithms that are not known. */
  Optional<Digest> hash() {
    String[] of = {"", ""};
    parts.members(name -> {
      switch (name) {
        case "alg" -> of[0] = parts.text().orElse("");
        case Parts.CONTENT -> of[1] = parts.text().orElse("");
        default -> {}
      }
    });
    Optional<Digest.Algorithm> algorithm = DigestNames.algorithm(of[0]);
    Optional<Digest> digest = algorithm.flatMap(known -> DigestNames.digest(known, of[1]));
    if (algorithm.isPresent() && digest.isEmpty()) {
      doubt("a hash that is no " + of[0]);
    }
    return digest;
  }

  /** A time with an offset. */
  Optional<Instant> time() {
    Optional<String> text = parts.text();
    Optional<Instant> time = text.flatMap(t -> PublishTime.parse(t).instant());
    if (text.isPresent() && time.isEmpty()) {
      doubt("a time that is not as RFC 3339 writes it with an offset");
    }
    return time;
  }
}
