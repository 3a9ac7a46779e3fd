package cordon.gate.pypi;

import cordon.base.Ecosystem;
import cordon.formats.pypi.ProjectName;
import cordon.formats.pypi.ProjectStatus;
import cordon.formats.pypi.SimpleApi;
import cordon.formats.pypi.SimpleFile;
import cordon.formats.pypi.SimpleProject;
import cordon.gate.Coordinate;
import cordon.gate.Upstream;
import cordon.gate.index.PackageIndex.Indexed;
import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import cordon.gate.index.Removal;
import cordon.gate.serve.Artifact;
import cordon.gate.serve.Decisions;
import cordon.gate.serve.GateCore;
import cordon.gate.serve.GatePath;
import cordon.gate.serve.Protocol;
import cordon.gate.serve.ReadOnlyRoutes;
import cordon.web.Exchange;
import cordon.web.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The simple repository API, below {@code /pypi/simple/} and {@code /pypi/<upstream>/simple/}, with
 * the files at {@code files/} beside it.
 */
public final class PypiProtocol implements Protocol {
  private static final String PATH = "/pypi";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final GateCore core;
  private final PypiProjects projects;
  private final PypiPages pages;
  private final PypiProjectList list;

  public PypiProtocol(GateCore core) {
    this.core = core;
    this.projects = new PypiProjects(core);
    this.pages = new PypiPages(core.decisions());
    this.list = new PypiProjectList(core);
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.PYPI;
  }

  @Override
  public List<Route> routes() {
    return new ReadOnlyRoutes(core, Ecosystem.PYPI, PATH, "upload to the index itself")
        .to(this::serve, (upstream, rest) -> PypiPath.parse(rest).named(upstream.name()));
  }

  @Override
  public Optional<PackageView> view(Upstream upstream, String name) throws IOException {
    Optional<String> project = ProjectName.parse(name);
    return project.isEmpty()
        ? Optional.empty()
        : projects.find(upstream, project.get()).map(Indexed::view);
  }

  @Override
  public Optional<Kept> kept(Upstream upstream, String name) throws IOException {
    Optional<String> project = ProjectName.parse(name);
    return project.isEmpty()
        ? Optional.empty()
        : projects.kept(upstream, project.get()).map(Kept::of);
  }

  private void serve(Exchange exchange, Upstream upstream) throws IOException {
    switch (PypiPath.parse(exchange.parameter("rest"))) {
      case PypiPath.OfProject(String project) -> page(exchange, upstream, project);
      case PypiPath.Elsewhere(String project) ->
          exchange.redirect(GatePath.path(PATH, upstream) + "/simple/" + project + "/");
      case PypiPath.OfFile(String project, String file, boolean metadata) ->
          file(exchange, upstream, project, file, metadata);
      case PypiPath.AllProjects(boolean closed) when !closed ->
          exchange.redirect(GatePath.path(PATH, upstream) + "/simple/");
      case PypiPath.AllProjects all -> allProjects(exchange, upstream);
      case PypiPath.Unknown unknown -> notFound(exchange, "there is nothing at this address");
    }
  }

  private void allProjects(Exchange exchange, Upstream upstream) throws IOException {
    Optional<SimpleApi.Type> type = SimpleApi.negotiate(exchange.header("Accept").orElse(""));
    if (type.isEmpty()) {
      notAcceptable(exchange);
    } else if (!list.serve(exchange, upstream, type.get())) {
      notFound(exchange, "the upstream index has no list of its projects");
    }
  }

  private void page(Exchange exchange, Upstream upstream, String project) throws IOException {
    Optional<SimpleApi.Type> type = SimpleApi.negotiate(exchange.header("Accept").orElse(""));
    if (type.isEmpty()) {
      notAcceptable(exchange);
      return;
    }
    Optional<Indexed<SimpleProject>> found = projects.find(upstream, project);
    if (found.isEmpty()) {
      notFound(exchange, project + " is not in the upstream index");
      return;
    }
    Decisions.Moment moment = core.decisions().moment();
    String base = exchange.baseUrl() + GatePath.path(PATH, upstream);
    core.answers()
        .serve(
            exchange,
            found.get().view(),
            "pypi-" + type.get().mediaType(),
            GatePath.path(PATH, upstream),
            moment,
            () -> pages.page(found.get(), moment, type.get(), base));
  }

  private void file(
      Exchange exchange, Upstream upstream, String project, String name, boolean metadata)
      throws IOException {
    Optional<Indexed<SimpleProject>> found = projects.find(upstream, project);
    Optional<ReleaseFile> artifact = found.flatMap(p -> p.view().file(name));
    if (artifact.isEmpty()) {
      missing(exchange, upstream, found, project, name);
      return;
    }
    PackageView view = found.get().view();
    Decisions.Moment moment = core.decisions().moment();
    if (!metadata) {
      core.artifacts().serve(exchange, Artifact.of(view, artifact.get()), moment);
      return;
    }
    Optional<SimpleFile> listed = found.get().document().file(name);
    Optional<ReleaseFile> beside =
        listed.flatMap(file -> PypiProjects.metadata(file, artifact.get()));
    if (beside.isEmpty()) {
      notFound(exchange, "the upstream index lists no verifiable metadata file for " + name);
      return;
    }
    Artifact companion = Artifact.companion(view, artifact.get(), beside.get(), "text/plain");
    core.artifacts().serve(exchange, companion, moment);
  }

  /**
   * An index that quarantines a project lists none of its files (PEP 792). Whoever has one of them
   * in a lock file is told so: as merely missing, a client would look for it elsewhere.
   */
  private void missing(
      Exchange exchange,
      Upstream upstream,
      Optional<Indexed<SimpleProject>> found,
      String project,
      String name)
      throws IOException {
    Optional<String> reason = takenBack(found);
    if (reason.isEmpty()) {
      notFound(exchange, name + " is not in the upstream index");
      return;
    }
    Coordinate file = Coordinate.ofPackage(Ecosystem.PYPI, upstream.name(), project).withFile(name);
    core.artifacts().refuse(exchange, file, core.decisions().quarantined(file, reason.get()));
  }

  private static Optional<String> takenBack(Optional<Indexed<SimpleProject>> found) {
    return found.flatMap(p ->
        p.view()
            .removal()
            .filter(r -> r.kind() == Removal.Kind.QUARANTINED)
            .map(Removal::how)
            .or(() ->
                Optional.of(p.document().status())
                    .filter(ProjectStatus::quarantined)
                    .map(ProjectStatus::reason)));
  }

  private static void notAcceptable(Exchange exchange) throws IOException {
    exchange.setReason("this index speaks JSON and HTML (PEP 691)");
    StringBuilder types = new StringBuilder("this index speaks:\n");
    for (SimpleApi.Type type : SimpleApi.Type.values()) {
      types.append(type.mediaType()).append('\n');
    }
    exchange.send(406, TEXT, types.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Short text: pip prints the reason phrase, people read the body. */
  private static void notFound(Exchange exchange, String what) throws IOException {
    exchange.setHeader("Cache-Control", "no-store");
    exchange.send(404, TEXT, (what + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
