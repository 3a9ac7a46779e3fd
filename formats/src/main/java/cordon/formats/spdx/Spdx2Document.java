package cordon.formats.spdx;

import cordon.formats.BoundedInput;
import cordon.formats.Malformed;
import cordon.formats.PublishTime;
import cordon.formats.sbom.Refs;
import cordon.formats.sbom.SbomComposition;
import cordon.formats.sbom.SbomDoubt;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomHead;
import cordon.formats.sbom.SbomLimits;
import cordon.formats.sbom.SbomRelation;
import cordon.formats.sbom.SbomSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What both forms of SPDX 2 say, whatever the order. */
final class Spdx2Document {
  static final String DOCUMENT = "SPDX document";

  private static final Set<String> VERSIONS = Set.of("2.2", "2.2.1", "2.2.2", "2.3");
  private static final String PREFIX = "SPDX-";

  private final Position position;
  private final SbomSink sink;
  private final Refs refs = new Refs(DOCUMENT);
  private final List<String> tools = new ArrayList<>();
  private final Set<String> roots = new LinkedHashSet<>();
  private @Nullable String version;
  private @Nullable String namespace;
  private @Nullable String supplier;
  private Optional<Instant> created = Optional.empty();

  Spdx2Document(Position position, SbomSink sink) {
    this.position = position;
    this.sink = sink;
  }

  SbomSink sink() {
    return sink;
  }

  Position position() {
    return position;
  }

  void version(String text) {
    String number = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
    if (version != null || !VERSIONS.contains(number)) {
      throw position.malformed(
          "the version " + Malformed.quoted(text) + " of SPDX is not SPDX-2.2 or SPDX-2.3");
    }
    version = number;
  }

  void namespace(String text) {
    namespace = text;
  }

  void created(String text) {
    created = PublishTime.parse(text).instant();
    if (created.isEmpty()) {
      doubt("a time that is not as RFC 3339 writes it with an offset");
    }
  }

  /** {@code Tool: name-version}, {@code Organization: name}, {@code Person: name}. */
  void creator(String text) {
    if (text.startsWith("Tool:")) {
      add(tools, text.substring("Tool:".length()).strip());
    } else if (supplier == null || text.startsWith("Organization:")) {
      supplier = Spdx2Package.who(text).orElse(supplier);
    }
  }

  /** An identifier of a part, which no other may have. */
  String ref(String text) {
    if (text.isEmpty()) {
      throw position.malformed("an empty SPDX identifier");
    }
    if (!refs.add(text)) {
      throw position.malformed("the SPDX identifier " + Malformed.quoted(text) + " twice");
    }
    return text;
  }

  void describes(String ref) {
    if (roots.size() == SbomLimits.LIST) {
      throw BoundedInput.tooLarge(DOCUMENT, SbomLimits.LIST, "described parts");
    }
    roots.add(ref);
  }

  /** {@code NONE} and {@code NOASSERTION} stand for nothing and for not saying. */
  void relationship(String from, String type, String to) {
    if (from.isEmpty() || type.isEmpty() || to.isEmpty()) {
      throw position.malformed("a relationship without its two sides and its type");
    }
    if (type.equals("DESCRIBES")) {
      describes(to);
    } else if (type.equals("DESCRIBED_BY")) {
      describes(from);
    } else {
      RelationshipType.of(type).ifPresent(known -> relate(from, known, to));
    }
  }

  private void relate(String from, RelationshipType type, String to) {
    SbomRelation.Kind kind = type.kind();
    switch (to) {
      case "NONE" -> {
        if (kind == SbomRelation.Kind.DEPENDS_ON && !type.inverse()) {
          sink.relation(new SbomRelation(from, kind, List.of()));
        }
      }
      case "NOASSERTION" -> {
        if (!type.inverse()) {
          sink.composition(
              new SbomComposition("unknown", Optional.of(kind), List.of(), List.of(from)));
        }
      }
      default ->
          sink.relation(
              type.inverse()
                  ? new SbomRelation(to, kind, List.of(from))
                  : new SbomRelation(from, kind, List.of(to)));
    }
  }

  void doubt(String what) {
    sink.doubt(new SbomDoubt(position.place(), what));
  }

  <T> void add(List<T> list, T element) {
    if (list.size() == SbomLimits.LIST) {
      throw BoundedInput.tooLarge(DOCUMENT, SbomLimits.LIST, "elements of a list");
    }
    list.add(element);
  }

  void end(SbomFormat format) {
    if (version == null) {
      throw position.malformed("no version of SPDX");
    }
    sink.head(
        new SbomHead(
            format,
            version,
            Optional.ofNullable(namespace),
            Optional.empty(),
            created,
            List.of(),
            tools,
            Optional.ofNullable(supplier),
            List.copyOf(roots)));
  }
}
