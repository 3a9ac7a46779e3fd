package cordon.gate.pypi;

import cordon.base.ProblemException;
import cordon.formats.pypi.ProjectList;
import cordon.formats.pypi.SimpleApi;
import cordon.gate.Upstream;
import cordon.gate.cache.Admission;
import cordon.gate.cache.Document;
import cordon.gate.cache.DocumentCache;
import cordon.gate.cache.DocumentRequest;
import cordon.gate.serve.DocumentService;
import cordon.gate.serve.ETags;
import cordon.gate.serve.GateCore;
import cordon.gate.upstream.UpstreamException;
import cordon.web.Exchange;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/**
 * The list of all projects, passed on as it is: it names no release, so there is nothing to decide.
 * Written while it is read, because that of a public index is some ten megabytes.
 */
final class PypiProjectList {
  /** No project can be called so. */
  private static final String NAME = "/";

  private static final Map<String, String> ACCEPT = Map.of("Accept", SimpleApi.UPSTREAM_ACCEPT);

  private final DocumentCache documents;
  private final DocumentService answers;

  PypiProjectList(GateCore core) {
    this.documents = core.documents();
    this.answers = core.answers();
  }

  /** False where the upstream has no such list. */
  boolean serve(Exchange exchange, Upstream upstream, SimpleApi.Type type) throws IOException {
    DocumentRequest request = new DocumentRequest(upstream, NAME, upstream.url(), ACCEPT);
    Optional<Document> list = documents.get(request, READABLE);
    if (list.isEmpty()) {
      return false;
    }
    answers.stream(
        exchange,
        ETags.of(list.get().sha256().hex(), upstream.key(), type.name()),
        type.contentType(),
        out -> copy(list.get(), type, out));
    return true;
  }

  private static void copy(Document list, SimpleApi.Type to, OutputStream out) throws IOException {
    try (InputStream in = open(list)) {
      ProjectList.copy(in, PypiReleases.type(in, "the list of projects"), to, out);
    }
  }

  private static void admit(Document list) throws IOException {
    try {
      copy(list, SimpleApi.Type.JSON, OutputStream.nullOutputStream());
    } catch (ProblemException noList) {
      throw new UpstreamException(502, noList.problem(), noList);
    }
  }

  private static InputStream open(Document list) throws IOException {
    return new BufferedInputStream(Files.newInputStream(list.path()));
  }

  /** Read once whole before it counts: a broken list must not be noticed in the middle of one. */
  private static final Admission READABLE =
      (before, after) -> {
        if (after.isPresent()) {
          admit(after.get());
        }
      };
}
