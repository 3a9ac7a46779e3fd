package cordon.exposure;

import cordon.advisories.AdvisoryDocument;
import cordon.advisories.LiveWindow;
import cordon.base.TimeWindow;
import cordon.base.purl.Purl;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.formats.osv.AffectedPackage;
import cordon.formats.osv.Coverage;
import cordon.formats.osv.PackageNames;
import cordon.formats.osv.VersionQuery;
import cordon.web.api.ParameterText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What people ask about, read: package URLs, with or without a version, and ids of advisories,
 * separated by spaces.
 */
public final class QuestionText {
  /** Far enough ahead for any question. */
  public static final Instant END = Instant.parse("2060-01-01T00:00:00Z");

  private static final int MOST_TARGETS = 1_000;

  private final Function<String, List<AdvisoryDocument>> advisories;

  /**
   * @param advisories all that is held under an id
   */
  public QuestionText(Function<String, List<AdvisoryDocument>> advisories) {
    this.advisories = advisories;
  }

  /**
   * @param window as asked; else from the first to the last moment that any source of the
   *     advisories claims; else none
   * @param claimed what the sources of the advisories claim
   */
  public record Asked(
      List<Target> targets, Optional<TimeWindow> window, List<LiveWindow> claimed) {}

  /**
   * @throws cordon.base.ProblemException naming the parameter {@code target}
   */
  public Asked read(String text, Optional<Instant> from, Optional<Instant> to) {
    String[] words = text.strip().split("\\s+");
    if (words[0].isEmpty() || words.length > MOST_TARGETS) {
      throw ParameterText.bad(
              "target",
              words[0].isEmpty() ? "it is missing" : "it names more than " + MOST_TARGETS,
              "give a package URL such as pkg:pypi/litellm@1.82.8, or the id of an advisory")
          .asException();
    }
    List<Target> targets = new ArrayList<>();
    List<LiveWindow> claimed = new ArrayList<>();
    for (String word : words) {
      if (word.startsWith("pkg:")) {
        targets.add(named(Purl.parse(word)));
      } else {
        targets.addAll(ofAdvisory(word, claimed));
      }
    }
    return new Asked(List.copyOf(targets), window(from, to, claimed), claimed);
  }

  private static Target named(Purl purl) {
    String name =
        purl.ecosystem()
            .map(ecosystem -> PackageNames.normalise(ecosystem, purl.nativeName()))
            .orElseGet(purl::nativeName);
    return new Target(
        purl.type(),
        name,
        purl.version()
            .<Versions>map(version -> new Versions.Listed(List.of(version)))
            .orElseGet(Versions.Any::new));
  }

  private List<Target> ofAdvisory(String id, List<LiveWindow> claimed) {
    List<AdvisoryDocument> standing =
        advisories.apply(id).stream().filter(d -> d.osv().withdrawn().isEmpty()).toList();
    if (standing.isEmpty()) {
      throw ParameterText.bad(
              "target",
              "`" + id + "` is neither a package URL nor an advisory that stands here",
              "write pkg:TYPE/NAME@VERSION, or import the advisory first")
          .asException();
    }
    List<Target> targets = new ArrayList<>();
    for (AdvisoryDocument document : standing) {
      claimed.addAll(LiveWindow.of(document.osv()));
      for (AffectedPackage affected : AffectedPackage.of(document.osv())) {
        targets.add(
            new Target(
                affected.ecosystem().purlType(),
                PackageNames.normalise(affected.ecosystem(), affected.name()),
                new Versions.Covered(
                    id,
                    affected.ranges().isEmpty() ? affected.versions() : List.of(),
                    version -> covers(affected, version))));
      }
    }
    return targets;
  }

  /** Also what a record covers without naming versions: a person has to look at it. */
  private static boolean covers(AffectedPackage affected, String version) {
    return affected.covers(VersionQuery.of(affected.ecosystem(), version)) != Coverage.UNAFFECTED;
  }

  private static Optional<TimeWindow> window(
      Optional<Instant> from, Optional<Instant> to, List<LiveWindow> claimed) {
    if (from.isPresent() || to.isPresent()) {
      return Optional.of(new TimeWindow(from.orElse(Instant.EPOCH), to.orElse(END)));
    }
    return claimed.stream()
        .map(QuestionText::until)
        .reduce((a, b) ->
            new TimeWindow(
                a.from().isBefore(b.from()) ? a.from() : b.from(),
                a.to().isAfter(b.to()) ? a.to() : b.to()));
  }

  /** A claim as a window; one whose end is not told lasts. */
  public static TimeWindow until(LiveWindow claim) {
    return new TimeWindow(claim.from(), claim.to().orElse(END));
  }
}
