package cordon.formats.cyclonedx;

import cordon.formats.sbom.VexStatement;
import cordon.formats.sbom.VexStatement.Status;
import cordon.formats.sbom.VexStatement.Subject;
import cordon.formats.sbom.VexStatement.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads vulnerabilities with their analysis, which is VEX in CycloneDX. */
final class Vulnerabilities {
  private final Scene scene;
  private final Parts parts;

  Vulnerabilities(Scene scene) {
    this.scene = scene;
    this.parts = scene.parts;
  }

  void one() {
    Draft draft = new Draft();
    parts.members(draft::member);
    scene.sink.statement(draft.statement());
  }

  private final class Draft {
    private @Nullable String id;
    private String state = "";
    private @Nullable String justification;
    private Optional<Instant> updated = Optional.empty();
    private Optional<Instant> analysed = Optional.empty();
    private final List<String> aliases = new ArrayList<>(0);
    private final List<Subject> subjects = new ArrayList<>();

    void member(String member) {
      switch (member) {
        case "bom-ref" -> scene.ref();
        case "id" -> id = scene.once(id, member);
        case "references" -> parts.each(element -> parts.members(this::reference));
        case "analysis" -> parts.members(this::analysis);
        case "affects" -> parts.each(element -> scene.add(subjects, subject()));
        case "updated" -> updated = scene.time();
        default -> {}
      }
    }

    private void reference(String member) {
      if (member.equals("id")) {
        parts.text().ifPresent(alias -> scene.add(aliases, alias));
      }
    }

    private void analysis(String member) {
      switch (member) {
        case "state" -> state = parts.text().orElse("");
        case "justification" -> justification = parts.text().orElse(null);
        case "firstIssued" -> {
          Optional<Instant> first = scene.time();
          analysed = analysed.or(() -> first);
        }
        case "lastUpdated" -> analysed = scene.time().or(() -> analysed);
        default -> {}
      }
    }

    private Subject subject() {
      List<String> ref = new ArrayList<>(1);
      List<Versions> versions = new ArrayList<>(0);
      parts.members(member -> {
        switch (member) {
          case "ref" -> parts.text().ifPresent(ref::add);
          case "versions" -> parts.each(element -> versions(versions));
          default -> {}
        }
      });
      if (ref.size() != 1) {
        throw parts.malformed("an affected part without a ref of its own");
      }
      return new Subject(ref.getFirst(), List.of(), versions);
    }

    private void versions(List<Versions> into) {
      String[] of = {"", "", "affected"};
      parts.members(member -> {
        switch (member) {
          case "version" -> of[0] = parts.text().orElse("");
          case "range" -> of[1] = parts.text().orElse("");
          case "status" -> of[2] = parts.text().orElse("unknown");
          default -> {}
        }
      });
      boolean range = of[0].isEmpty();
      if (range && of[1].isEmpty()) {
        throw parts.malformed("neither a version nor a range");
      }
      scene.add(into, new Versions(range ? of[1] : of[0], range, of[2]));
    }

    VexStatement statement() {
      return new VexStatement(
          id == null ? "" : id,
          aliases,
          status(),
          state,
          Optional.ofNullable(justification),
          subjects,
          analysed.or(() -> updated));
    }

    private Status status() {
      return switch (state) {
        case "exploitable" -> Status.AFFECTED;
        case "not_affected", "false_positive" -> Status.NOT_AFFECTED;
        case "resolved", "resolved_with_pedigree" -> Status.FIXED;
        case "in_triage" -> Status.UNDER_INVESTIGATION;
        default -> Status.UNSTATED;
      };
    }
  }
}
