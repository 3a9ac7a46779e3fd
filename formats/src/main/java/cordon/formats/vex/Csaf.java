package cordon.formats.vex;

import cordon.formats.Malformed;
import cordon.formats.json.JsonWalk;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomHead;
import cordon.formats.sbom.SbomSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CSAF 2.0, of any of its profiles. */
final class Csaf {
  static final String DOCUMENT = "CSAF document";

  private final JsonWalk walk;
  private final SbomSink sink;
  private final Times times;
  private final CsafProducts products;
  private final CsafVulnerabilities vulnerabilities;
  private final Set<String> seen = new HashSet<>();
  private final List<String> tools = new ArrayList<>(1);
  private @Nullable String version;
  private @Nullable String identity;
  private @Nullable String revision;
  private @Nullable String publisher;
  private @Nullable Instant current;

  Csaf(JsonWalk walk, SbomSink sink) {
    this.walk = walk;
    this.sink = sink;
    this.times = new Times(walk, sink);
    this.products = new CsafProducts(walk, sink);
    this.vulnerabilities = new CsafVulnerabilities(walk, sink, products, times);
  }

  void read() {
    walk.members(name -> {
      if (!seen.add(name)) {
        throw walk.malformed(Malformed.quoted(name) + " twice");
      }
      switch (name) {
        case "document" -> walk.members(this::document);
        case "product_tree" -> products.read();
        case "vulnerabilities" -> walk.elements(vulnerabilities::one);
        default -> {}
      }
    });
    if (version == null) {
      throw walk.malformed("no csaf_version");
    }
    sink.head(
        new SbomHead(
            SbomFormat.CSAF,
            version,
            Optional.ofNullable(identity),
            Optional.ofNullable(revision),
            Optional.ofNullable(current),
            List.of(),
            tools,
            Optional.ofNullable(publisher),
            List.of()));
  }

  private void document(String name) {
    switch (name) {
      case "csaf_version" -> version(walk.text().orElse(""));
      case "publisher" ->
          walk.members(part -> {
            if (part.equals("name")) {
              publisher = walk.text().orElse(null);
            }
          });
      case "tracking" -> walk.members(this::tracking);
      default -> {}
    }
  }

  private void version(String text) {
    if (!text.equals("2.0")) {
      throw walk.malformed("the version " + Malformed.quoted(text) + " of CSAF is not 2.0");
    }
    version = text;
  }

  private void tracking(String name) {
    switch (name) {
      case "id" -> identity = walk.text().orElse(null);
      case "version" -> revision = walk.text().orElse(null);
      case "current_release_date" -> current = times.here().orElse(null);
      case "generator" ->
          walk.members(part -> {
            if (part.equals("engine")) {
              engine();
            }
          });
      default -> {}
    }
  }

  private void engine() {
    String[] of = {"", ""};
    walk.members(name -> {
      switch (name) {
        case "name" -> of[0] = walk.text().orElse("");
        case "version" -> of[1] = walk.text().orElse("");
        default -> {}
      }
    });
    tools.add(Stream.of(of).filter(word -> !word.isEmpty()).collect(Collectors.joining(" ")));
  }
}
