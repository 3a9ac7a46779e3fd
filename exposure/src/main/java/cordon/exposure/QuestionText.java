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

  private static final String PURL = "pkg:";
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
   * @param claimed what the sources of the advisories claim and can be used
   * @param notes what of the advisories was left out, or is not as it was known then, for people
   */
  public record Asked(
      List<Target> targets,
      Optional<TimeWindow> window,
      List<LiveWindow> claimed,
      List<String> notes) {}

  /** As known now. */
  public Asked read(String text, Optional<Instant> from, Optional<Instant> to) {
    return read(text, from, to, Optional.empty());
  }

  /**
   * @param asOf by the advisories that were known then, as far as that is kept; empty for now
   * @throws cordon.base.ProblemException naming the parameter {@code target}
   */
  public Asked read(
      String text, Optional<Instant> from, Optional<Instant> to, Optional<Instant> asOf) {
    List<String> words = words(text);
    KnownAdvisories known = new KnownAdvisories(advisories, asOf);
    words.stream().filter(word -> !stands(word, known)).findFirst().ifPresent(QuestionText::refuse);
    return read(words, from, to, known);
  }

  /**
   * What still stands of a question that could be asked once; empty where all of it was withdrawn.
   */
  Optional<Asked> standing(String text, Optional<Instant> from, Optional<Instant> to) {
    KnownAdvisories known = new KnownAdvisories(advisories, Optional.empty());
    List<String> words = words(text).stream().filter(word -> stands(word, known)).toList();
    return words.isEmpty() ? Optional.empty() : Optional.of(read(words, from, to, known));
  }

  private static List<String> words(String text) {
    String[] words = text.strip().split("\\s+");
    if (words[0].isEmpty() || words.length > MOST_TARGETS) {
      throw ParameterText.bad(
              "target",
              words[0].isEmpty() ? "it is missing" : "it names more than " + MOST_TARGETS,
              "give a package URL such as pkg:pypi/litellm@1.82.8, or the id of an advisory")
          .asException();
    }
    return List.of(words);
  }

  private static boolean stands(String word, KnownAdvisories known) {
    return word.startsWith(PURL) || !known.of(word).isEmpty();
  }

  private static void refuse(String word) {
    throw ParameterText.bad(
            "target",
            "`" + word + "` is neither a package URL nor an advisory that stands here",
            "write pkg:TYPE/NAME@VERSION, or import the advisory first")
        .asException();
  }

  private static Asked read(
      List<String> words, Optional<Instant> from, Optional<Instant> to, KnownAdvisories known) {
    List<Target> targets = new ArrayList<>();
    List<LiveWindow> claimed = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (String word : words) {
      if (word.startsWith(PURL)) {
        targets.add(named(Purl.parse(word)));
      } else {
        List<AdvisoryDocument> documents = known.of(word);
        notes.addAll(known.notes(word, documents));
        for (AdvisoryDocument document : documents) {
          claims(word, document, claimed, notes);
          targets.addAll(targets(word, document));
        }
      }
    }
    return new Asked(List.copyOf(targets), window(from, to, claimed), claimed, notes);
  }

  /** A feed that errs in one window takes neither the others nor the question with it. */
  private static void claims(
      String id, AdvisoryDocument document, List<LiveWindow> claimed, List<String> notes) {
    for (LiveWindow claim : LiveWindow.of(document.osv())) {
      if (usable(claim)) {
        claimed.add(claim);
      } else {
        notes.add(
            claim.source()
                + " claims a window for "
                + id
                + " that does not end after it begins, or begins too far ahead; it is left out");
      }
    }
  }

  private static boolean usable(LiveWindow claim) {
    return claim.from().isBefore(END)
        && claim.to().filter(to -> !to.isAfter(claim.from())).isEmpty();
  }

  /** How ranges begin; no version of any ecosystem does. */
  private static final String RANGE_BEGINS = "<>=~^*!|";

  private static Target named(Purl purl) {
    purl.version()
        .filter(version -> RANGE_BEGINS.indexOf(version.charAt(0)) >= 0)
        .ifPresent(range -> {
          throw ParameterText.bad(
                  "target",
                  "`" + range + "` of `" + purl.nativeName() + "` is a range",
                  "name versions one by one, or leave it out to ask about all")
              .asException();
        });
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

  private static List<Target> targets(String id, AdvisoryDocument document) {
    List<Target> targets = new ArrayList<>();
    for (AffectedPackage affected : AffectedPackage.of(document.osv())) {
      targets.add(
          new Target(
              affected.ecosystem().purlType(),
              PackageNames.normalise(affected.ecosystem(), affected.name()),
              new Versions.Covered(
                  id,
                  affected.versions(),
                  version -> covers(affected, version),
                  affected::mayMeet)));
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

  /** A usable claim as a window; one whose end is not told, or lies far ahead, lasts. */
  public static TimeWindow until(LiveWindow claim) {
    return new TimeWindow(claim.from(), claim.to().filter(to -> to.isBefore(END)).orElse(END));
  }
}
