package cordon.inspect.trigger;

import cordon.inspect.Subject;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Place;
import cordon.inspect.fact.Trigger;
import cordon.inspect.names.PopularNames;
import cordon.inspect.names.Resemblance;
import cordon.inspect.names.Sources;
import cordon.inspect.tree.ArtifactKind;
import cordon.inspect.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a package, or one that it brings, is called nearly as one that many use, or claims the
 * repository of another. That alone is said and judges nothing: people like short names.
 */
public final class Likeness {
  private final Subject subject;
  private final Tree tree;
  private final List<Fact> facts = new ArrayList<>();

  private Likeness(Subject subject, Tree tree) {
    this.subject = subject;
    this.tree = tree;
  }

  /**
   * @param read facts about the files; dependencies among them are looked up as well
   */
  public static List<FileFacts> of(Subject subject, Tree tree, List<FileFacts> read) {
    Likeness likeness = new Likeness(subject, tree);
    likeness.manifest();
    Optional<PopularNames> names = PopularNames.of(ecosystem(subject, tree.kind()));
    for (FileFacts file : read) {
      for (Fact fact : file.facts()) {
        if (fact.behaviour() == Behaviour.DEPENDENCY) {
          names
              .flatMap(known -> known.resembles(fact.detail()))
              .filter(found -> !found.how().equals("combination"))
              .ifPresent(found -> likeness.add("dependency", fact.place(), fact.detail(), found));
        }
      }
    }
    return likeness.facts.isEmpty()
        ? List.of()
        : List.of(
            new FileFacts(
                likeness.facts.getFirst().place().path(),
                Language.OTHER,
                likeness.facts,
                List.of(),
                true,
                List.of()));
  }

  private static String ecosystem(Subject subject, ArtifactKind kind) {
    return subject
        .ecosystem()
        .orElse(
            switch (kind) {
              case WHEEL, SDIST, EGG -> "pypi";
              case NPM -> "npm";
              case JAR -> "maven";
              case CRATE -> "cargo";
              case GO_MODULE -> "golang";
              case MODEL, FOLDER, ARCHIVE -> "";
            });
  }

  private void manifest() {
    Optional<PackageManifest> manifest = PackageManifest.of(tree);
    String ecosystem = ecosystem(subject, tree.kind());
    String name = subject.name().or(() -> manifest.map(PackageManifest::name)).orElse("");
    // Of Maven the group says who publishes.
    String called = ecosystem.equals("maven") ? name.split(":", 2)[0] : normal(ecosystem, name);
    Place place = new Place(manifest.map(PackageManifest::path).orElse(""), 1);
    PopularNames.of(ecosystem)
        .flatMap(known -> known.resembles(called))
        .ifPresent(found -> add("name", place, called, found));
    for (String url : manifest.map(PackageManifest::sources).orElse(List.of())) {
      Sources.of(ecosystem)
          .flatMap(known -> known.claimed(called, url))
          .ifPresent(owner ->
              facts.add(
                  new Fact(
                      Behaviour.RESEMBLES,
                      "source",
                      place,
                      "",
                      called + " claims " + url + ", which is that of " + owner)));
    }
  }

  private static String normal(String ecosystem, String name) {
    return ecosystem.equals("pypi")
        ? name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-")
        : name;
  }

  private void add(String what, Place place, String name, Resemblance found) {
    facts.add(
        new Fact(
            Behaviour.RESEMBLES,
            // Of two dependencies each is new for itself.
            what + ":" + found.how() + (what.equals("dependency") ? ":" + name : ""),
            place,
            "",
            name + " looks like " + found.popular() + " (" + found.how() + ")"));
  }

  /** Triggers of installation bear the name, so that rules can ask for both together. */
  public static List<Trigger> named(List<Trigger> triggers, List<FileFacts> likeness) {
    List<Fact> own =
        likeness.stream()
            .flatMap(file -> file.facts().stream())
            .filter(fact -> fact.detail().startsWith("name:"))
            .toList();
    if (own.isEmpty()) {
      return triggers;
    }
    return triggers.stream().map(trigger -> with(trigger, own)).toList();
  }

  private static Trigger with(Trigger trigger, List<Fact> facts) {
    if (trigger.occasion() != Occasion.INSTALL && trigger.occasion() != Occasion.START) {
      return trigger;
    }
    List<Fact> all = new ArrayList<>(trigger.facts());
    all.addAll(facts);
    return new Trigger(trigger.occasion(), trigger.place(), trigger.how(), trigger.starts(), all);
  }
}
