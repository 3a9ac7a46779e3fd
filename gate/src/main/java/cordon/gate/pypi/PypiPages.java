package cordon.gate.pypi;

import cordon.formats.pypi.ProjectStatus;
import cordon.formats.pypi.SimpleApi;
import cordon.formats.pypi.SimpleFile;
import cordon.formats.pypi.SimplePageWriter;
import cordon.formats.pypi.SimpleProject;
import cordon.gate.Decision;
import cordon.gate.cache.Variant;
import cordon.gate.evidence.Evidence;
import cordon.gate.evidence.Withheld;
import cordon.gate.index.PackageIndex.Indexed;
import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import cordon.gate.index.Removal;
import cordon.gate.serve.Decisions;
import cordon.gate.serve.ETags;
import cordon.gate.serve.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Derives the page of a project from what the upstream lists and the decisions about its files.
 *
 * <p>A withheld file is listed as yanked, with the reason: resolvers pass over it as over a hidden
 * one unless it is pinned, and only then is there a request whose refusal pip can print. It has no
 * other way to tell a person why (docs/decisions/0005).
 */
final class PypiPages {
  private final Decisions decisions;

  PypiPages(Decisions decisions) {
    this.decisions = decisions;
  }

  Variant page(
      Indexed<SimpleProject> found, Decisions.Moment moment, SimpleApi.Type type, String base)
      throws IOException {
    PackageView view = found.view();
    List<SimpleFile> shown = new ArrayList<>();
    List<Withheld> withheld = new ArrayList<>();
    StringBuilder reasons = new StringBuilder(); // of all files: the summary below stops at some
    Instant validUntil = Instant.MAX;
    for (SimpleFile file : found.document().files()) {
      Optional<ReleaseFile> artifact = view.file(file.filename());
      if (artifact.isEmpty() || file.defect().isPresent()) {
        continue;
      }
      Decision decision = decisions.decide(moment, view, artifact.get());
      validUntil = decision.validUntil().isBefore(validUntil) ? decision.validUntil() : validUntil;
      if (decision.verdict().allows()) {
        shown.add(hasMetadata(view, file) ? file : file.withoutCoreMetadata());
      } else {
        String why = Refusal.sentence(Decisions.coordinate(view, artifact.get()), decision);
        shown.add(file.withYanked(why).withoutCoreMetadata());
        reasons.append(file.filename()).append(' ').append(why).append('\n');
        withheld.add(new Withheld(artifact.get().version(), artifact.get().file(), decision));
      }
    }
    byte[] body = write(page(found).withFiles(shown), type, base, view.name());
    String hidden = withheld.isEmpty() ? "" : Evidence.withheldSummary(withheld);
    String etag = ETags.of(view.raw().hex(), view.name(), type.name(), base, reasons.toString());
    return new Variant(new Variant.Bytes(body), type.contentType(), etag, validUntil, hidden);
  }

  /** The page that stands for one that the upstream has taken back says so. */
  private static SimpleProject page(Indexed<SimpleProject> found) {
    return found
        .view()
        .removal()
        .filter(removal -> removal.kind() == Removal.Kind.QUARANTINED)
        .map(removal -> found.document().withStatus(ProjectStatus.quarantined(removal.how())))
        .orElse(found.document());
  }

  /** Where the upstream takes a package back, what was never asked for is not there. */
  private static boolean hasMetadata(PackageView view, SimpleFile file) {
    return file.metadataDigest().isPresent() && view.removal().isEmpty();
  }

  private static byte[] write(SimpleProject project, SimpleApi.Type type, String base, String name)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String files = base + "/" + PypiPath.FILES + name + "/";
    new SimplePageWriter(file -> files + encoded(file.filename())).write(project, type, out);
    return out.toByteArray();
  }

  private static String encoded(String fileName) {
    return URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
