package cordon.gate.npm;

import cordon.base.ProblemException;
import cordon.formats.npm.NpmName;
import cordon.formats.npm.SearchAnswer;
import cordon.gate.Upstream;
import cordon.gate.serve.Decisions;
import cordon.gate.serve.GateCore;
import cordon.gate.upstream.UpstreamException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes a search offer what the documents offer: each package in the version that {@code latest}
 * names behind the gate. A package of which nothing shows, or whose document cannot be had, is left
 * out.
 */
final class NpmSearch {
  /** Each hit needs the document of its package. npm asks for 20. */
  static final int MOST = 25;

  private final GateCore core;
  private final NpmPackages packages;
  private final NpmDocuments documents;

  NpmSearch(GateCore core, NpmPackages packages, NpmDocuments documents) {
    this.core = core;
    this.packages = packages;
    this.documents = documents;
  }

  /** The upstream's answer as clients may see it. */
  byte[] filtered(Upstream upstream, byte[] raw) throws IOException {
    SearchAnswer answer = read(raw);
    List<SearchAnswer.Hit> hits = answer.hits().stream().limit(MOST).toList();
    Decisions.Moment moment = core.decisions().moment();
    Map<Integer, String> offered = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<String>>> asked =
          hits.stream().map(hit -> threads.submit(() -> latest(upstream, hit, moment))).toList();
      for (int place = 0; place < asked.size(); place++) {
        int at = place;
        asked.get(place).get().ifPresent(version -> offered.put(at, version));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    return answer.offering(offered);
  }

  private static SearchAnswer read(byte[] raw) throws UpstreamException {
    try {
      return SearchAnswer.read(raw);
    } catch (ProblemException e) {
      throw new UpstreamException(502, e.problem(), e);
    }
  }

  private Optional<String> latest(
      Upstream upstream, SearchAnswer.Hit hit, Decisions.Moment moment) {
    Optional<NpmName> name = Optional.ofNullable(hit.name()).flatMap(NpmName::parse);
    try {
      return name.isEmpty()
          ? Optional.empty()
          : packages
              .find(upstream, name.get())
              .flatMap(p -> Optional.ofNullable(documents.tags(p, moment).get("latest")));
    } catch (IOException | ProblemException unknown) {
      // What cannot be judged is not offered; the search goes on with the rest.
      return Optional.empty();
    }
  }
}
