package cordon.advisories.pages;

import cordon.advisories.AdvisoryDocument;
import cordon.advisories.AffectedName;
import cordon.advisories.ExposedRelease;
import cordon.advisories.LiveWindow;
import cordon.advisories.ReleaseUse;
import cordon.advisories.ReleasesInUse;
import cordon.advisories.api.Queries;
import cordon.formats.osv.AffectedPackage;
import cordon.formats.osv.Coverage;
import cordon.formats.osv.Credit;
import cordon.formats.osv.Event;
import cordon.formats.osv.OsvRecord;
import cordon.formats.osv.Range;
import cordon.formats.osv.Reference;
import cordon.formats.osv.VersionQuery;
import cordon.web.pages.Badge;
import cordon.web.pages.DataTable;
import cordon.web.pages.DefinitionList;
import cordon.web.pages.Element;
import cordon.web.pages.Parts;
import cordon.web.pages.Text;
import cordon.web.pages.Times;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What one source says: what it claims, by whom, since when, and what that means here. */
final class ClaimView {
  private static final int MOST_VERSIONS = 40;
  private static final int MOST_PACKAGES = 200;

  private final ReleasesInUse releases;

  ClaimView(ReleasesInUse releases) {
    this.releases = releases;
  }

  Content of(AdvisoryDocument document) {
    OsvRecord osv = document.osv();
    List<Content> parts = new ArrayList<>();
    parts.add(Element.of("h2").text(osv.summary().isBlank() ? osv.id() : osv.summary()));
    parts.add(facts(document));
    osv.details()
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> parts.add(Element.of("p").text(line)));
    parts.add(packages(osv));
    List<ExposedRelease> exposed = ExposedRelease.of(osv, releases);
    if (!exposed.isEmpty()) {
      parts.add(Element.of("h3").text("Pulled here"));
      parts.add(pulled(exposed));
    }
    if (!LiveWindow.of(osv).isEmpty()) {
      parts.add(Element.of("h3").text("When it could be had, as sources say"));
      parts.add(windows(osv));
    }
    if (!osv.references().isEmpty()) {
      parts.add(Element.of("h3").text("Read more"));
      parts.add(references(osv));
    }
    return Parts.of(parts);
  }

  private static Content facts(AdvisoryDocument document) {
    OsvRecord osv = document.osv();
    DefinitionList facts =
        new DefinitionList()
            .add(
                "Kind",
                osv.malicious()
                    ? Badge.verdict(Queries.MALICIOUS)
                    : Badge.of(Badge.Tone.WAIT, Queries.VULNERABLE))
            .add("Record", Text.code(osv.id()))
            .add("Source", document.source());
    if (!osv.aliases().isEmpty()) {
      facts.add("Also known as", String.join(", ", osv.aliases()));
    }
    if (!osv.credits().isEmpty()) {
      facts.add(
          "By", osv.credits().stream().map(ClaimView::credit).collect(Collectors.joining(", ")));
    }
    osv.published().ifPresent(at -> facts.add("Published, it says", Times.utc(at)));
    facts.add("Known here since", Times.utc(document.firstSeen()));
    if (!document.learned().equals(document.firstSeen())) {
      facts.add("In this form since", Times.utc(document.learned()));
    }
    osv.withdrawn().ifPresent(at -> facts.add("Withdrawn", Times.utc(at)));
    document
        .lastSeen()
        .ifPresent(at -> facts.add("No longer in its feed; last seen", Times.utc(at)));
    return facts;
  }

  private static String credit(Credit credit) {
    return credit.type().isEmpty()
        ? credit.name()
        : credit.name() + " (" + credit.type().toLowerCase(Locale.ROOT) + ")";
  }

  private Content packages(OsvRecord osv) {
    DataTable table = DataTable.of("Packages", "Package", "Covers", "Had here");
    AffectedPackage.of(osv).stream()
        .limit(MOST_PACKAGES)
        .forEach(affected ->
            table.row(
                Text.code(affected.ecosystem().purlType() + " " + affected.name()),
                Text.of(covers(affected)),
                hadHere(affected)));
    return table.isEmpty()
        ? Element.of("p").text("It names no package of an ecosystem that is served here.")
        : table;
  }

  private static String covers(AffectedPackage affected) {
    List<String> parts = new ArrayList<>();
    affected.versions().stream().limit(MOST_VERSIONS).forEach(parts::add);
    if (affected.versions().size() > MOST_VERSIONS) {
      parts.add((affected.versions().size() - MOST_VERSIONS) + " more versions");
    }
    affected.ranges().stream().limit(MOST_VERSIONS).map(ClaimView::range).forEach(parts::add);
    if (affected.rest()) {
      parts.add(parts.isEmpty() ? "the name, without saying which versions" : "others for review");
    }
    return String.join(", ", parts);
  }

  private static String range(Range range) {
    return range.events().stream()
        .limit(MOST_VERSIONS)
        .map(ClaimView::event)
        .collect(Collectors.joining(" ", "(", ")"));
  }

  private static String event(Event event) {
    return event.type().key().replace('_', ' ') + " " + event.version();
  }

  private Content hadHere(AffectedPackage affected) {
    List<Content> had = new ArrayList<>();
    for (String version :
        releases.versions(new AffectedName(affected.ecosystem(), affected.name()))) {
      if (affected.covers(VersionQuery.of(affected.ecosystem(), version)) != Coverage.UNAFFECTED) {
        had.add(Parts.of(Badge.of(Badge.Tone.BAD, version), Text.of(" ")));
      }
    }
    return had.isEmpty() ? Text.quiet("none that is known") : Parts.of(had);
  }

  private static Content pulled(List<ExposedRelease> exposed) {
    DataTable table =
        DataTable.of("Pulls", "Release", "Times", "First", "Last", "By", "Facts in the ledger");
    for (ExposedRelease one : exposed) {
      ReleaseUse use = one.use();
      table.row(
          Badge.of(
              one.sure() ? Badge.Tone.BAD : Badge.Tone.WAIT,
              one.name().name() + " " + use.version()),
          Text.of(Long.toString(use.pulls())),
          Times.utc(use.first()),
          Times.utc(use.last()),
          Text.of(use.actors().isEmpty() ? "not kept" : String.join(", ", use.actors())),
          Text.code(use.firstSequence() + " to " + use.lastSequence()));
    }
    return table;
  }

  private static Content windows(OsvRecord osv) {
    DataTable table = DataTable.of("Windows", "From", "To", "Says", "Note");
    for (LiveWindow window : LiveWindow.of(osv)) {
      table.row(
          Times.utc(window.from()),
          window.to().map(Times::utc).orElseGet(() -> Text.of("not said")),
          Text.of(window.source()),
          Text.of(window.note()));
    }
    return table;
  }

  /** Only web addresses become links: a record may carry anything. */
  private static Content references(OsvRecord osv) {
    Element list = Element.of("ul");
    for (Reference reference : osv.references()) {
      boolean web = reference.url().startsWith("https://") || reference.url().startsWith("http://");
      Content page =
          web
              ? Element.of("a")
                  .with("href", reference.url())
                  .with("rel", "noreferrer noopener external")
                  .text(reference.url())
              : Text.code(reference.url());
      list.add(Element.of("li").add(page));
    }
    return list;
  }
}
