package cordon.exposure;

import cordon.advisories.AdvisoryDocument;
import cordon.base.Ecosystem;
import cordon.exposure.graph.Release.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds advisories of malice that concern what anybody here has, or asks for. */
final class ByAdvisory {
  private final Exposure exposure;
  private final AdvisorySource advisories;
  private final QuestionText questions;

  ByAdvisory(Exposure exposure, AdvisorySource advisories, QuestionText questions) {
    this.exposure = exposure;
    this.advisories = advisories;
    this.questions = questions;
  }

  /** An advisory for which none stands yet. */
  record Wanted(String id, String summary) {}

  /**
   * One of several ids of the same claim is enough.
   *
   * @param standing also the closed ones, which no advisory opens again
   * @param attempts each advisory is one, so that none takes the others with it
   */
  List<Wanted> wanted(List<StandingExposure> standing, Attempts attempts) {
    Set<String> known = new HashSet<>();
    standing.forEach(one -> known.add(one.name()));
    List<Wanted> wanted = new ArrayList<>();
    for (String id : claimed()) {
      attempts.make(
          id,
          () -> {
            List<AdvisoryDocument> documents = advisories.find().apply(id);
            boolean told =
                known.contains(id) || aliases(documents).stream().anyMatch(known::contains);
            if (!told && concerns(id)) {
              wanted.add(new Wanted(id, summary(documents)));
              known.add(id);
            }
          });
    }
    return wanted;
  }

  /** Ids of claims of malice about packages that anybody has or asks for. */
  private Set<String> claimed() {
    Set<String> ids = new TreeSet<>();
    for (PackageName name : exposure.packages()) {
      Ecosystem.ofPurlType(name.type())
          .ifPresent(e -> ids.addAll(advisories.malice().apply(e, name.name())));
    }
    return ids;
  }

  private static Set<String> aliases(List<AdvisoryDocument> documents) {
    Set<String> aliases = new HashSet<>();
    documents.forEach(document -> {
      aliases.add(document.osv().id());
      aliases.addAll(document.osv().aliases());
    });
    return aliases;
  }

  private static String summary(List<AdvisoryDocument> documents) {
    return documents.stream()
        .map(document -> document.osv().summary())
        .filter(summary -> !summary.isBlank())
        .findFirst()
        .orElse("");
  }

  /** Whether anybody had what it covers, in its window or outside, or may have. */
  private boolean concerns(String id) {
    return questions
        .standing(id, Optional.empty(), Optional.empty())
        .map(asked -> exposure.answer(asked, Optional.empty()))
        .filter(answer -> answer.exposed() || !answer.outside().isEmpty())
        .isPresent();
  }
}
