package cordon.formats.vex;

import cordon.formats.Malformed;
import cordon.formats.json.JsonWalk;
import cordon.formats.sbom.SbomFormat;
import cordon.formats.sbom.SbomHead;
import cordon.formats.sbom.SbomSink;
import cordon.formats.sbom.VexStatement;
import cordon.formats.sbom.VexStatement.Status;
import cordon.formats.sbom.VexStatement.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** OpenVEX 0.0.1 to 0.2.0; before 0.2 vulnerabilities and products are plain texts. */
final class OpenVex {
  private static final String NAMESPACE = "openvex.dev/ns";

  private final JsonWalk walk;
  private final SbomSink sink;
  private final Times times;
  private final List<String> tools = new ArrayList<>(1);
  private @Nullable String version;
  private @Nullable String identity;
  private @Nullable String revision;
  private @Nullable String author;
  private @Nullable Instant issued;
  private @Nullable Instant updated;

  OpenVex(JsonWalk walk, SbomSink sink) {
    this.walk = walk;
    this.sink = sink;
    this.times = new Times(walk, sink);
  }

  void read() {
    walk.members(this::member);
    if (version == null) {
      throw walk.malformed("no @context of OpenVEX");
    }
    sink.head(
        new SbomHead(
            SbomFormat.OPENVEX,
            version,
            Optional.ofNullable(identity),
            Optional.ofNullable(revision),
            Optional.ofNullable(updated == null ? issued : updated),
            List.of(),
            tools,
            Optional.ofNullable(author),
            List.of()));
  }

  private void member(String name) {
    switch (name) {
      case "@context" -> version(walk.texts());
      case "@id" -> identity = walk.text().orElse(null);
      case "version" -> revision = walk.written().orElse(null);
      case "author" -> author = walk.text().orElse(null);
      case "tooling" -> walk.text().ifPresent(tools::add);
      case "timestamp" -> issued = times.here().orElse(null);
      case "last_updated" -> updated = times.here().orElse(null);
      case "statements" -> walk.elements(this::statement);
      default -> {}
    }
  }

  private void version(List<String> contexts) {
    for (String context : contexts) {
      int at = context.indexOf(NAMESPACE);
      if (at >= 0) {
        String rest = context.substring(at + NAMESPACE.length());
        // The first version had none in its context.
        version = rest.startsWith("/v") ? rest.substring(2) : "0.0.1";
      }
    }
    if (version == null || !version.matches("0\\.[0-2](?:\\.[0-9]{1,3})?")) {
      throw walk.malformed(
          "the version " + Malformed.quoted(String.valueOf(version)) + " of OpenVEX is not 0.2");
    }
  }

  private void statement() {
    Draft draft = new Draft();
    walk.members(draft::member);
    sink.statement(draft.statement());
  }

  private final class Draft {
    private String vulnerability = "";
    private String written = "";
    private @Nullable String justification;
    private @Nullable Instant said;
    private @Nullable Instant changed;
    private final List<String> aliases = new ArrayList<>(0);
    private final List<Subject> subjects = new ArrayList<>();

    void member(String name) {
      switch (name) {
        case "vulnerability" -> vulnerability();
        case "status" -> written = walk.text().orElse("");
        case "justification" -> justification = walk.text().orElse(null);
        case "products" -> walk.elements(() -> walk.add(subjects, product()));
        case "timestamp" -> said = times.here().orElse(null);
        case "last_updated" -> changed = times.here().orElse(null);
        default -> {}
      }
    }

    private void vulnerability() {
      if (walk.isText()) {
        vulnerability = walk.text().orElse("");
        return;
      }
      String[] of = {"", ""};
      walk.members(name -> {
        switch (name) {
          case "name" -> of[0] = walk.text().orElse("");
          case "@id" -> of[1] = walk.text().orElse("");
          case "aliases" -> walk.texts().forEach(alias -> walk.add(aliases, alias));
          default -> {}
        }
      });
      vulnerability = of[0].isEmpty() ? of[1] : of[0];
    }

    VexStatement statement() {
      if (vulnerability.isEmpty()) {
        throw walk.malformed("a statement without a vulnerability");
      }
      return new VexStatement(
          vulnerability,
          aliases,
          status(),
          written,
          Optional.ofNullable(justification),
          subjects,
          Optional.ofNullable(changed == null ? said : changed));
    }

    private Status status() {
      return switch (written) {
        case "affected" -> Status.AFFECTED;
        case "not_affected" -> Status.NOT_AFFECTED;
        case "fixed" -> Status.FIXED;
        case "under_investigation" -> Status.UNDER_INVESTIGATION;
        default -> throw walk.malformed("the status " + Malformed.quoted(written) + " is none");
      };
    }
  }

  private Subject product() {
    List<String> parts = new ArrayList<>(0);
    return new Subject(part(parts), parts, List.of());
  }

  /** By its package URL where it has one, else by its id, else by a hash. */
  private String part(List<String> subcomponents) {
    if (walk.isText()) {
      return walk.text().orElseThrow(() -> walk.malformed("an empty product"));
    }
    String[] of = {"", "", ""};
    walk.members(name -> {
      switch (name) {
        case "@id" -> of[1] = walk.text().orElse("");
        case "identifiers" ->
            walk.members(kind -> {
              if (kind.equals("purl")) {
                of[0] = walk.text().orElse("");
              }
            });
        case "hashes" ->
            walk.members(algorithm -> {
              String hash = algorithm.toLowerCase(Locale.ROOT).replace("-", "") + ":";
              of[2] = walk.text().map(hash::concat).orElse("");
            });
        case "subcomponents" ->
            walk.elements(() -> walk.add(subcomponents, part(new ArrayList<>(0))));
        default -> {}
      }
    });
    for (String ref : of) {
      if (!ref.isEmpty()) {
        return ref;
      }
    }
    throw walk.malformed("a product without an identifier");
  }
}
