package cordon.gate.npm;

import cordon.base.version.VersionScheme;
import cordon.formats.npm.Packument;
import cordon.formats.npm.PackumentView;
import cordon.formats.npm.PackumentWriter;
import cordon.formats.npm.Splice;
import cordon.gate.Coordinate;
import cordon.gate.Upstream;
import cordon.gate.cache.Variant;
import cordon.gate.evidence.Evidence;
import cordon.gate.evidence.Withheld;
import cordon.gate.index.PackageIndex.Indexed;
import cordon.gate.index.ReleaseFile;
import cordon.gate.npm.NpmFilter.Filtered;
import cordon.gate.serve.Decisions;
import cordon.gate.serve.ETags;
import cordon.gate.serve.GatePath;
import cordon.gate.serve.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derives what npm clients get from a packument and the decisions about its releases. */
final class NpmDocuments {
  static final String JSON = "application/json";
  static final String ABBREVIATED = "application/vnd.npm.install-v1+json";

  /** So many withheld releases are explained one by one in what npm prints; the newest ones. */
  private static final int MOST_EXPLAINED = 8;

  private final NpmFilter filter;
  private final PackumentWriter writer = new PackumentWriter(VersionScheme.NPM);

  NpmDocuments(NpmFilter filter) {
    this.filter = filter;
  }

  /** The document of a package. */
  Variant document(
      Indexed<Packument> found, Decisions.Moment moment, boolean abbreviated, GatePath gate) {
    Filtered filtered = filter.filter(found, moment);
    PackumentView view = view(found, filtered, gate);
    Splice splice =
        abbreviated
            ? writer.abbreviated(found.document(), view)
            : writer.full(found.document(), view);
    return variant(
        found, splice, abbreviated ? ABBREVIATED : JSON, filtered, gate, summary(filtered));
  }

  /** The document of one release that shows; empty otherwise. */
  Optional<Variant> version(
      Indexed<Packument> found, Decisions.Moment moment, String version, GatePath gate) {
    Filtered filtered = filter.filter(found, moment);
    return writer
        .version(found.document(), view(found, filtered, gate), version)
        .map(splice -> variant(found, splice, JSON + ";" + version, filtered, gate, ""))
        .map(v -> new Variant(v.body(), JSON, v.etag(), v.validUntil(), v.withheld()));
  }

  /** The tags as a client sees them. */
  Map<String, String> tags(Indexed<Packument> found, Decisions.Moment moment) {
    Filtered filtered = filter.filter(found, moment);
    return writer.distTags(found.document(), view(found, filtered, GatePath.NOWHERE));
  }

  /** Whether a release is not shown. */
  boolean hides(Indexed<Packument> found, Decisions.Moment moment, String version) {
    return filter.filter(found, moment).reasons().containsKey(version);
  }

  /**
   * Where the policy withholds every release of a package: the one that {@code latest} names, else
   * the highest. An empty document would be no lie, but most clients take it for a package that was
   * unpublished and say so; a refusal is shown by all of them (decision 0040).
   */
  Optional<ReleaseFile> foremostOfNothing(Indexed<Packument> found, Decisions.Moment moment) {
    Filtered filtered = filter.filter(found, moment);
    boolean nothingShows = filtered.reasons().size() == found.document().releases().size();
    if (!nothingShows || filtered.withheld().isEmpty()) {
      return Optional.empty();
    }
    String latest = found.document().distTags().getOrDefault("latest", "");
    List<String> withheld = filtered.withheld().stream().map(Withheld::version).toList();
    String foremost =
        withheld.contains(latest) ? latest : withheld.stream().max(VersionScheme.NPM).orElseThrow();
    return found.view().release(foremost).stream().findFirst();
  }

  /** What the package's documents hide, for the evidence; empty when nothing. */
  String withheld(Indexed<Packument> found, Decisions.Moment moment) {
    return summary(filter.filter(found, moment));
  }

  private static String summary(Filtered filtered) {
    return filtered.withheld().isEmpty() ? "" : Evidence.withheldSummary(filtered.withheld());
  }

  private static Variant variant(
      Indexed<Packument> found,
      Splice splice,
      String kind,
      Filtered filtered,
      GatePath gate,
      String withheld) {
    String etag =
        ETags.of(
            found.raw().sha256().hex(),
            found.view().name(),
            kind,
            gate.console() + " " + gate.url(),
            filtered.reasons().toString());
    return new Variant(
        new Spliced(found.raw().path(), splice), kind, etag, filtered.validUntil(), withheld);
  }

  private PackumentView view(Indexed<Packument> found, Filtered filtered, GatePath gate) {
    PackumentView silent = new PackumentView(gate.url(), filtered.reasons(), "");
    Optional<String> newest =
        Optional.ofNullable(writer.distTags(found.document(), silent).get("latest"));
    return new PackumentView(
        gate.url(), filtered.reasons(), message(found, filtered, gate, newest));
  }

  /** npm prints this for any hidden version that somebody asks for by its number. */
  private static String message(
      Indexed<Packument> found, Filtered filtered, GatePath gate, Optional<String> newest) {
    List<String> hidden =
        filtered.reasons().keySet().stream().sorted(VersionScheme.NPM.reversed()).toList();
    if (hidden.isEmpty()) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    hidden.stream()
        .limit(MOST_EXPLAINED)
        .forEach(version -> lines.add(filtered.reasons().getOrDefault(version, version)));
    if (hidden.size() > MOST_EXPLAINED) {
      lines.add("and " + (hidden.size() - MOST_EXPLAINED) + " lower versions");
    }
    Upstream upstream = found.view().upstream();
    Coordinate highest =
        Coordinate.release(
            upstream.ecosystem(), upstream.name(), found.view().name(), hidden.getFirst());
    newest.ifPresent(version -> lines.add("Newest allowed version: " + version));
    lines.add("More, and how to ask for a waiver: " + Refusal.page(gate.console(), highest));
    return String.join("\n", lines);
  }

  /** Put together from the raw document when it is sent. */
  private record Spliced(Path raw, Splice splice) implements Variant.Body {
    private static final int BUFFER = 64 << 10;

    @Override
    public long length() {
      return splice.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(raw), BUFFER)) {
        splice.writeTo(in, out);
      }
    }
  }
}
