package cordon.formats.vex;

import cordon.formats.json.JsonWalk;
import cordon.formats.sbom.SbomSink;
import cordon.formats.sbom.VexStatement;
import cordon.formats.sbom.VexStatement.Status;
import cordon.formats.sbom.VexStatement.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The vulnerabilities of CSAF (section 3.2.3): lists of products by status, and flags that justify
 * why some are not affected. Each status, and each justification, becomes a statement.
 */
final class CsafVulnerabilities {
  private final JsonWalk walk;
  private final SbomSink sink;
  private final CsafProducts products;
  private final Times times;

  CsafVulnerabilities(JsonWalk walk, SbomSink sink, CsafProducts products, Times times) {
    this.walk = walk;
    this.sink = sink;
    this.products = products;
    this.times = times;
  }

  void one() {
    Draft draft = new Draft();
    walk.members(draft::member);
    draft.tell();
  }

  private static Optional<Status> status(String written) {
    return switch (written) {
      case "known_affected", "first_affected", "last_affected" -> Optional.of(Status.AFFECTED);
      case "known_not_affected" -> Optional.of(Status.NOT_AFFECTED);
      case "fixed", "first_fixed" -> Optional.of(Status.FIXED);
      case "under_investigation" -> Optional.of(Status.UNDER_INVESTIGATION);
      default -> Optional.empty();
    };
  }

  private final class Draft {
    private final List<String> ids = new ArrayList<>(1);
    private final Map<String, List<String>> byStatus = new LinkedHashMap<>();
    private final Map<String, String> justifications = new HashMap<>();
    private Optional<Instant> released = Optional.empty();

    void member(String name) {
      switch (name) {
        case "cve" -> walk.text().ifPresent(ids::addFirst);
        case "ids" ->
            walk.elements(() ->
                walk.members(part -> {
                  if (part.equals("text")) {
                    walk.text().ifPresent(id -> walk.add(ids, id));
                  }
                }));
        case "release_date" -> released = times.here();
        case "product_status" ->
            walk.members(status -> {
              if (status(status).isPresent()) {
                byStatus.put(status, walk.texts());
              }
            });
        case "flags" -> walk.elements(this::flag);
        default -> {}
      }
    }

    private void flag() {
      List<String> flagged = new ArrayList<>();
      String[] label = {""};
      walk.members(part -> {
        switch (part) {
          case "label" -> label[0] = walk.text().orElse("");
          case "product_ids" -> flagged.addAll(walk.texts());
          case "group_ids" -> walk.texts().forEach(id -> flagged.addAll(products.group(id)));
          default -> {}
        }
      });
      flagged.forEach(product -> justifications.putIfAbsent(product, label[0]));
    }

    void tell() {
      byStatus.forEach((written, of) -> {
        Map<String, List<Subject>> byReason = new LinkedHashMap<>();
        for (String product : of) {
          boolean justified = written.equals("known_not_affected");
          String reason = justified ? justifications.getOrDefault(product, "") : "";
          byReason
              .computeIfAbsent(reason, r -> new ArrayList<>())
              .add(new Subject(product, List.of(), List.of()));
        }
        byReason.forEach(
            (reason, subjects) -> sink.statement(statement(written, reason, subjects)));
      });
    }

    private VexStatement statement(String written, String reason, List<Subject> subjects) {
      return new VexStatement(
          ids.isEmpty() ? "" : ids.getFirst(),
          ids.size() < 2 ? List.of() : ids.subList(1, ids.size()),
          status(written).orElseThrow(),
          written,
          Optional.of(reason).filter(text -> !text.isEmpty()),
          subjects,
          released);
    }
  }
}
