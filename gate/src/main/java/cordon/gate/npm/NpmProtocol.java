package cordon.gate.npm;

import cordon.base.Ecosystem;
import cordon.formats.npm.NpmName;
import cordon.formats.npm.Packument;
import cordon.gate.Upstream;
import cordon.gate.index.PackageIndex.Indexed;
import cordon.gate.index.PackageView;
import cordon.gate.index.ReleaseFile;
import cordon.gate.serve.Artifact;
import cordon.gate.serve.Decisions;
import cordon.gate.serve.GateCore;
import cordon.gate.serve.GatePath;
import cordon.gate.serve.Guarded;
import cordon.gate.serve.MediaTypes;
import cordon.gate.serve.Protocol;
import cordon.web.Access;
import cordon.web.Exchange;
import cordon.web.Handler;
import cordon.web.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The npm registry protocol, below {@code /npm/} and {@code /npm/<upstream>/}. */
public final class NpmProtocol implements Protocol {
  /** Of the default upstream; the others lie below it. */
  public static final String PATH = "/npm";

  /**
   * npm takes the path of an attestation from the document and asks for it at the root of the
   * registry's host: a path in the registry's address is lost (pacote, {@code registry.js}).
   */
  private static final String ATTESTATIONS = "-/npm/v1/attestations/";

  private final GateCore core;
  private final NpmPackages packages;
  private final NpmDocuments documents;
  private final NpmServices services;

  public NpmProtocol(GateCore core) {
    this.core = core;
    this.packages = new NpmPackages(core);
    this.documents = new NpmDocuments(new NpmFilter(core.decisions()));
    this.services = new NpmServices(core, new NpmSearch(core, packages, documents));
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.NPM;
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (Upstream upstream : core.config().upstreams(Ecosystem.NPM)) {
      String path = GatePath.path(PATH, upstream);
      Handler handler = Guarded.handler(core.artifacts(), exchange -> serve(exchange, upstream));
      Access access = core.access(upstream, rest -> NpmPath.parse(rest).named(upstream.name()));
      routes.add(Route.any(path + "/*", access, handler));
      if (upstream.name().equals(Upstream.DEFAULT)) {
        Handler attestations =
            Guarded.handler(core.artifacts(), exchange -> attestations(exchange, upstream));
        routes.add(Route.get("/" + ATTESTATIONS + "*", access, attestations));
      }
    }
    return routes;
  }

  @Override
  public Optional<PackageView> view(Upstream upstream, String name) throws IOException {
    Optional<NpmName> parsed = NpmName.parse(name);
    return parsed.isEmpty()
        ? Optional.empty()
        : packages.find(upstream, parsed.get()).map(Indexed::view);
  }

  @Override
  public Optional<Kept> kept(Upstream upstream, String name) throws IOException {
    Optional<NpmName> parsed = NpmName.parse(name);
    return parsed.isEmpty()
        ? Optional.empty()
        : packages.kept(upstream, parsed.get()).map(Kept::of);
  }

  private void serve(Exchange exchange, Upstream upstream) throws IOException {
    NpmPath path = NpmPath.parse(exchange.parameter("rest"));
    boolean reads = exchange.method().equals("GET") || exchange.method().equals("HEAD");
    if (!reads && !(path instanceof NpmPath.Service)) {
      NpmAnswers.readOnly(exchange);
      return;
    }
    switch (path) {
      case NpmPath.OfPackage(NpmName name) -> document(exchange, upstream, name);
      case NpmPath.OfVersion(NpmName name, String wanted) ->
          version(exchange, upstream, name, wanted);
      case NpmPath.OfTarball(NpmName name, String file) -> tarball(exchange, upstream, name, file);
      case NpmPath.OfTags(NpmName name) -> tags(exchange, upstream, name);
      case NpmPath.Service(String service) -> services.serve(exchange, upstream, service);
      case NpmPath.Unknown unknown -> NpmAnswers.notFound(exchange, "this address");
    }
  }

  private void attestations(Exchange exchange, Upstream upstream) throws IOException {
    services.serve(exchange, upstream, ATTESTATIONS + exchange.parameter("rest"));
  }

  private void document(Exchange exchange, Upstream upstream, NpmName name) throws IOException {
    Optional<Indexed<Packument>> found = packages.find(upstream, name);
    if (found.isEmpty()) {
      NpmAnswers.notFound(exchange, name);
      return;
    }
    boolean abbreviated =
        MediaTypes.prefers(exchange.header("Accept"), NpmDocuments.ABBREVIATED, NpmDocuments.JSON);
    GatePath gate = GatePath.of(exchange, PATH, upstream);
    Decisions.Moment moment = core.decisions().moment();
    Optional<ReleaseFile> whole = documents.foremostOfNothing(found.get(), moment);
    if (whole.isPresent()) {
      core.artifacts().refuse(exchange, Artifact.of(found.get().view(), whole.get()), moment);
      return;
    }
    core.answers()
        .serve(
            exchange,
            found.get().view(),
            abbreviated ? "npm-abbreviated" : "npm-full",
            gate.url(),
            moment,
            () -> documents.document(found.get(), moment, abbreviated, gate));
  }

  private void version(Exchange exchange, Upstream upstream, NpmName name, String wanted)
      throws IOException {
    Optional<Indexed<Packument>> found = packages.find(upstream, name);
    if (found.isEmpty()) {
      NpmAnswers.notFound(exchange, name);
      return;
    }
    Indexed<Packument> p = found.get();
    Decisions.Moment moment = core.decisions().moment();
    boolean isTag = p.document().release(wanted).isEmpty();
    Optional<String> version =
        isTag ? Optional.ofNullable(documents.tags(p, moment).get(wanted)) : Optional.of(wanted);
    if (version.isPresent() && !documents.hides(p, moment, version.get())) {
      GatePath gate = GatePath.of(exchange, PATH, upstream);
      core.answers()
          .serve(
              exchange,
              p.view(),
              "npm-version " + version.get(),
              gate.url(),
              moment,
              () -> documents.version(p, moment, version.get(), gate).orElseThrow());
      return;
    }
    // A tag that leads to nothing that shows: say why of what it led to.
    String meant = version.orElse(p.document().distTags().getOrDefault(wanted, ""));
    refuseOrMiss(exchange, p, meant, moment, name.full() + "@" + wanted);
  }

  private void refuseOrMiss(
      Exchange exchange,
      Indexed<Packument> found,
      String version,
      Decisions.Moment moment,
      String what)
      throws IOException {
    List<ReleaseFile> files = found.view().release(version);
    if (files.isEmpty()) {
      NpmAnswers.notFound(exchange, what);
      return;
    }
    core.artifacts().refuse(exchange, Artifact.of(found.view(), files.getFirst()), moment);
  }

  private void tarball(Exchange exchange, Upstream upstream, NpmName name, String file)
      throws IOException {
    Optional<Indexed<Packument>> found = packages.find(upstream, name);
    Optional<ReleaseFile> release = found.flatMap(p -> p.view().file(file));
    if (release.isEmpty()) {
      NpmAnswers.notFound(exchange, name.full() + " " + file);
      return;
    }
    Artifact tarball = Artifact.of(found.get().view(), release.get());
    core.artifacts().serve(exchange, tarball, core.decisions().moment());
  }

  private void tags(Exchange exchange, Upstream upstream, NpmName name) throws IOException {
    Optional<Indexed<Packument>> found = packages.find(upstream, name);
    if (found.isEmpty()) {
      NpmAnswers.notFound(exchange, name);
      return;
    }
    Decisions.Moment moment = core.decisions().moment();
    Map<String, String> tags = documents.tags(found.get(), moment);
    exchange.setHeader("Cache-Control", "private, no-cache");
    core.answers()
        .withheld(exchange, found.get().view(), moment, documents.withheld(found.get(), moment));
    exchange.sendJson(
        200,
        json -> {
          json.writeStartObject();
          tags.forEach(json::writeStringProperty);
          json.writeEndObject();
        });
  }
}
