package cordon.gate.serve;

import cordon.base.Ecosystem;
import cordon.gate.Upstream;
import cordon.gate.index.PackageIndex.Indexed;
import cordon.gate.index.PackageView;
import cordon.web.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One registry protocol: how clients ask for it here, and how a package is looked up behind it. */
public interface Protocol {

  Ecosystem ecosystem();

  /** Everything that clients may ask for, below {@code /<protocol>/}. */
  List<Route> routes();

  /**
   * What an upstream says of a package; empty where it has none, or where this is no name.
   *
   * @param name as in {@link cordon.gate.Coordinate#name}
   * @throws cordon.gate.upstream.UpstreamException when the upstream cannot be asked
   */
  Optional<PackageView> view(Upstream upstream, String name) throws IOException;

  /** As {@link #view}, of what is kept here, however old; nobody is asked. */
  Optional<Kept> kept(Upstream upstream, String name) throws IOException;

  /**
   * A package as its document describes it.
   *
   * @param checked when the upstream last confirmed it
   */
  record Kept(PackageView view, Instant checked) {
    public static Kept of(Indexed<?> indexed) {
      return new Kept(indexed.view(), indexed.raw().checked());
    }
  }
}
