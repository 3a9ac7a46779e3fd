package cordon.gate.pypi;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.formats.pypi.ProjectStatus;
import cordon.formats.pypi.SimpleApi;
import cordon.formats.pypi.SimpleFile;
import cordon.formats.pypi.SimplePageReader;
import cordon.formats.pypi.SimpleProject;
import cordon.gate.Upstream;
import cordon.gate.cache.DocumentRequest;
import cordon.gate.index.PackageIndex;
import cordon.gate.index.Publication;
import cordon.gate.index.ReleaseFile;
import cordon.gate.policy.Wording;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Releases as a project's page lists them. JSON is asked for, because only JSON has to tell upload
 * times; an upstream that answers in HTML all the same is read too.
 */
public final class PypiReleases {
  private static final Map<String, String> ACCEPT = Map.of("Accept", SimpleApi.UPSTREAM_ACCEPT);

  private PypiReleases() {}

  /**
   * The page of a project.
   *
   * @param project in normal form
   */
  public static DocumentRequest request(Upstream upstream, String project) {
    return new DocumentRequest(upstream, project, page(upstream, project), ACCEPT);
  }

  private static URI page(Upstream upstream, String project) {
    return upstream.resolve(project + "/");
  }

  /**
   * Reads a project's page.
   *
   * @throws ProblemException when it is none
   */
  public static PackageIndex.Read<SimpleProject> read(Upstream upstream, String project, Path raw)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(raw))) {
      SimpleApi.Type type = type(in, project);
      SimpleProject page =
          new SimplePageReader().read(in, type, page(upstream, project).toString(), project);
      if (type != SimpleApi.Type.JSON && page.files().isEmpty()) {
        // Any page of HTML reads as one that lists nothing: more likely a notice of maintenance.
        throw noPage(project, "a page of HTML without a single file");
      }
      return new PackageIndex.Read<>(page, files(page), notice(page.status()));
    }
  }

  private static String notice(ProjectStatus status) {
    if (!status.quarantined()) {
      return "";
    }
    String reason = status.reason().isEmpty() ? "" : ": " + Wording.foreign(status.reason());
    return "the upstream index has quarantined the project" + reason;
  }

  /** By the first character: a page of this API that is JSON is an object, and HTML never is. */
  static SimpleApi.Type type(InputStream in, String project) throws IOException {
    in.mark(1024);
    int c = in.read();
    for (int i = 0;
        i < 512 && (Character.isWhitespace(c) || c == 0xEF || c == 0xBB || c == 0xBF);
        i++) {
      c = in.read();
    }
    in.reset();
    return switch (c) {
      case '{' -> SimpleApi.Type.JSON;
      case '<' -> SimpleApi.Type.LEGACY_HTML;
      default -> throw noPage(project, "neither a JSON object nor HTML");
    };
  }

  private static ProblemException noPage(String project, String what) {
    return Problem.of(
            "gate/upstream-document",
            "the upstream index sent something else than a project page",
            what + " for " + project,
            "try again later; check the address of the upstream")
        .asException();
  }

  /** Age is per file: a new wheel can be added to an old release at any time. */
  private static List<ReleaseFile> files(SimpleProject page) {
    List<ReleaseFile> files = new ArrayList<>(page.files().size());
    for (SimpleFile file : page.files()) {
      if (file.defect().isEmpty() && file.version().isPresent()) {
        files.add(
            ReleaseFile.stated(
                    file.version().get(),
                    file.filename(),
                    URI.create(file.url()),
                    file.hashes(),
                    file.uploaded())
                .published(Publication.stated(file.provenance().isPresent(), Optional.empty())));
      }
    }
    return files;
  }
}
