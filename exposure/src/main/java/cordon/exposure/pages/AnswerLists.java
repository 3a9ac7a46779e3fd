package cordon.exposure.pages;

import cordon.exposure.DependencyPath;
import cordon.exposure.Entity;
import cordon.exposure.ExposureAnswer;
import cordon.exposure.ExposureAnswer.ExposedUnit;
import cordon.exposure.ExposureAnswer.Pass;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureAnswer.Step;
import cordon.exposure.ExposureAnswer.UnknownUnit;
import cordon.exposure.ExposureAnswer.VendorWord;
import cordon.exposure.answer.Attestations;
import cordon.exposure.answer.Claims;
import cordon.exposure.answer.Contradictions;
import cordon.exposure.observation.Description;
import cordon.web.pages.Badge;
import cordon.web.pages.Badge.Tone;
import cordon.web.pages.DataTable;
import cordon.web.pages.Element;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lists of an answer for people: of each the first, with how many there are. */
final class AnswerLists {
  static final String UNITS = "units";

  private final ExposureAnswer answer;
  private final Map<Long, List<DependencyPath>> paths;
  private final Function<String, Content> proofs;
  private final ListPages pages;
  private final List<Content> lists = new ArrayList<>();

  /**
   * @param paths how the release came into the units that are shown, by document
   * @param proofs the form for the proof that a credential is dead; empty for who may not
   * @param pages which part of each list is shown
   */
  AnswerLists(
      ExposureAnswer answer,
      Map<Long, List<DependencyPath>> paths,
      Function<String, Content> proofs,
      ListPages pages) {
    this.answer = answer;
    this.proofs = proofs;
    this.paths = paths;
    this.pages = pages;
  }

  List<Content> all() {
    answer.question().notes().forEach(note -> lists.add(Element.of("p").text("Note: " + note)));
    plan();
    units(UNITS, "Units", answer.units());
    credentials(answer.reach().credentials());
    reached("data", "Data within reach", answer.reach().data());
    reached("people", "People", answer.reach().people());
    vendors();
    reached("behind", "Units behind those", answer.reach().behind());
    units("outside", "Had it, but came by it outside of the window", answer.outside());
    passes();
    coverage();
    return lists;
  }

  private void plan() {
    if (!answer.plan().doors().isEmpty()) {
      DataTable table = DataTable.of("What to shut off", "Shut off", "Kind");
      for (Entity door : pages.part("doors", answer.plan().doors())) {
        table.row(Text.of(door.name()), Text.of(door.kind().word()));
      }
      section(
          "doors",
          "Shut off: the cheapest cut between them and the crown jewels",
          answer.plan().doors().size(),
          table);
    }
  }

  private void units(String name, String heading, List<ExposedUnit> units) {
    if (units.isEmpty()) {
      return;
    }
    DataTable table =
        DataTable.of(heading, "Unit", "Evidence", "Since", "Until", "Releases", "By way of");
    pages
        .part(name, units)
        .forEach(unit ->
            table.row(
                named(unit.name(), unit.attributes().get(Description.OWNER)),
                Parts.of(
                    Badge.of(unit.grade().had() ? Tone.BAD : Tone.WAIT, unit.grade().word()),
                    Text.quiet(unit.certain() ? "" : " time uncertain"),
                    Text.quiet(unit.why().map(why -> " · " + why).orElse("")),
                    claims(unit)),
                time(unit.since(), "not known"),
                time(unit.until(), "no end is known"),
                Text.of(String.join(", ", unit.releases())),
                innerWay(unit)));
    section(name, heading, units.size(), table);
  }

  /** Beside the evidence, with how they stand to it. */
  private Content claims(ExposedUnit unit) {
    return Text.quiet(
        Claims.of(unit, answer.question()).stream()
            .map(of ->
                " · "
                    + (of.claim().author().isEmpty() ? "somebody" : of.claim().author())
                    + " claims "
                    + of.claim().status().replace('_', ' ')
                    + of.claim()
                        .stated()
                        .map(at -> " on " + at.toString().substring(0, 10))
                        .orElse("")
                    + ": "
                    + of.standing().word())
            .collect(Collectors.joining()));
  }

  /** The first that tells who brought it; what the unit asked for itself needs no words. */
  private Content innerWay(ExposedUnit unit) {
    return unit.documents().stream()
        .flatMap(document -> paths.getOrDefault(document.longValue(), List.of()).stream())
        .filter(path -> path.releases().size() > 1)
        .findFirst()
        .map(path ->
            path.releases().stream()
                .map(DependencyPath.Link::toString)
                .collect(Collectors.joining(" → ")))
        .map(Text::quiet)
        .orElseGet(Parts::of);
  }

  private void credentials(List<Reached> credentials) {
    if (credentials.isEmpty()) {
      return;
    }
    String heading = "Rotate, in this order";
    DataTable table =
        DataTable.of(heading, "Name", "Within reach since", "State", "By way of", "Tick off");
    pages
        .part("credentials", credentials)
        .forEach(one ->
            table.row(
                named(one.entity().name(), one.attributes().get(Description.KIND)),
                time(one.since(), "not known"),
                CredentialState.of(one),
                Text.quiet(way(one.way())),
                one.closed().isPresent() ? Parts.of() : proofs.apply(one.entity().name())));
    if (!answer.question().harvest().isEmpty()) {
      lists.add(
          Element.of("p")
              .text(
                  "An inspection of the release saw it read: "
                      + String.join(", ", answer.question().harvest())
                      + ". What is of these kinds comes first."));
    }
    section("credentials", heading, credentials.size(), table);
  }

  private void reached(String name, String heading, List<Reached> things) {
    if (things.isEmpty()) {
      return;
    }
    DataTable table = DataTable.of(heading, "Name", "Within reach since", "By way of");
    pages
        .part(name, things)
        .forEach(thing ->
            table.row(
                marked(thing), time(thing.since(), "not known"), Text.quiet(way(thing.way()))));
    section(name, heading, things.size(), table);
  }

  private static Content marked(Reached thing) {
    String count = thing.attributes().getOrDefault(Description.COUNT, "");
    return Parts.of(
        Text.of(thing.entity().name() + " "),
        count.isEmpty() ? Parts.of() : Text.quiet(grouped(count) + " records "),
        "yes".equals(thing.attributes().get(Description.CROWN_JEWEL))
            ? Badge.of(Tone.WAIT, "crown jewel")
            : Parts.of());
  }

  /** As people write large numbers; the estate file may hold other words. */
  private static String grouped(String count) {
    return count.matches("[0-9]{1,18}")
        ? String.format(Locale.ROOT, "%,d", Long.parseLong(count))
        : count;
  }

  private void vendors() {
    if (answer.reach().vendors().isEmpty()) {
      return;
    }
    Set<String> contradicted = Contradictions.of(answer);
    DataTable table = DataTable.of("Vendors", "Name", "Within reach since", "Says", "By way of");
    pages
        .part("vendors", answer.reach().vendors())
        .forEach(vendor ->
            table.row(
                Text.of(vendor.entity().name()),
                time(vendor.since(), "not known"),
                says(vendor, contradicted.contains(vendor.entity().name())),
                Text.quiet(way(vendor.way()))));
    section("vendors", "Vendors", answer.reach().vendors().size(), table);
  }

  private Content says(Reached vendor, boolean contradicted) {
    String attestation =
        Attestations.attributes(vendor, answer.question())
            .getOrDefault(Description.ATTESTATION, "was not asked")
            .replace('-', ' ');
    return contradicted
        ? Parts.of(Text.of(attestation + " "), Badge.of(Tone.BAD, "evidence says otherwise"))
        : Text.of(attestation);
  }

  private static String way(List<Step> way) {
    return way.stream().map(step -> step.entity().name()).collect(Collectors.joining(" → "));
  }

  /** Where one way is cut, another may be open. */
  private void passes() {
    if (answer.reach().passes().isEmpty()) {
      return;
    }
    DataTable table = DataTable.of("Steps", "From", "By", "To", "From when on");
    for (Pass pass : pages.part("steps", answer.reach().passes())) {
      table.row(
          Text.of(pass.from().name()),
          Text.quiet(pass.by()),
          Text.of(pass.to().name()),
          time(pass.at(), "not known"));
    }
    section("steps", "Every step within reach", answer.reach().passes().size(), table);
  }

  private Content unanswered() {
    return answer.unanswered().isEmpty()
        ? Parts.of()
        : Element.of("p")
            .text(
                "Asked, and not answered yet: "
                    + answer.unanswered().stream()
                        .map(VendorWord::vendor)
                        .collect(Collectors.joining(", ")));
  }

  private void coverage() {
    List<UnknownUnit> unknown = answer.coverage().unknown();
    String sums =
        "Of "
            + answer.coverage().units()
            + " units, complete documents on both sides of the window exclude "
            + answer.coverage().excluded()
            + "; of "
            + unknown.size()
            + " it is not known.";
    DataTable table = DataTable.of("Not known", "Unit", "Why", "Last heard");
    pages
        .part("unknown", unknown)
        .forEach(unit ->
            table.row(Text.of(unit.name()), Text.of(unit.why()), time(unit.lastHeard(), "never")));
    lists.add(
        Element.of("section", "stack")
            .with("id", "unknown")
            .add(
                Element.of("h2").text("What is not known"),
                Element.of("p").text(sums),
                unanswered(),
                unknown.isEmpty() ? Parts.of() : table,
                pages.pager("unknown", unknown.size())));
  }

  private void section(String name, String heading, int count, DataTable table) {
    lists.add(
        Element.of("section", "stack")
            .with("id", name)
            .add(Element.of("h2").text(heading), table, pages.pager(name, count)));
  }

  private static Content named(String name, @org.jspecify.annotations.Nullable String note) {
    return note == null ? Text.of(name) : Parts.of(Text.of(name + " "), Text.quiet(note));
  }

  private static Content time(Optional<Instant> at, String otherwise) {
    return at.<Content>map(Times::utc).orElseGet(() -> Text.quiet(otherwise));
  }
}
