package cordon.gate.npm;

import cordon.base.Digest;
import cordon.formats.Malformed;
import cordon.formats.npm.NpmName;
import cordon.formats.npm.NpmRelease;
import cordon.formats.npm.Packument;
import cordon.formats.npm.PackumentReader;
import cordon.gate.Upstream;
import cordon.gate.cache.DocumentRequest;
import cordon.gate.index.PackageIndex;
import cordon.gate.index.Publication;
import cordon.gate.index.ReleaseFile;
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
 * Releases as a packument lists them. Always the full document is asked for: only it has the
 * publish times, and one raw document behind all answers is what keeps them from contradicting each
 * other.
 */
public final class NpmReleases {
  private static final Map<String, String> FULL = Map.of("Accept", "application/json");

  private NpmReleases() {}

  /** The document of a package. */
  public static DocumentRequest request(Upstream upstream, NpmName name) {
    return new DocumentRequest(upstream, name.full(), upstream.resolve(name.escaped()), FULL);
  }

  /**
   * Reads a packument.
   *
   * @throws cordon.base.ProblemException when it is none, or that of another package
   */
  public static PackageIndex.Read<Packument> read(Upstream upstream, String name, Path raw)
      throws IOException {
    try (InputStream in = Files.newInputStream(raw)) {
      Packument packument = new PackumentReader().read(in);
      if (!packument.name().full().equals(name)) {
        String given = Malformed.quoted(packument.name().full());
        throw Malformed.at("npm packument", "name", "asked for " + name + ", this is " + given);
      }
      return new PackageIndex.Read<>(packument, files(upstream, packument));
    }
  }

  /** One per release that a client could be shown. */
  private static List<ReleaseFile> files(Upstream upstream, Packument packument) {
    List<ReleaseFile> files = new ArrayList<>(packument.releases().size());
    for (NpmRelease release : packument.releases()) {
      Optional<URI> uri = release.tarballUrl().flatMap(u -> tarball(upstream, u));
      if (release.servable() && uri.isPresent()) {
        List<Digest> digests = new ArrayList<>(release.integrity().digests());
        release.shasum().ifPresent(digests::add);
        files.add(
            ReleaseFile.stated(
                    release.version(),
                    release.fileName().orElseThrow(),
                    uri.get(),
                    digests,
                    release.published())
                .published(Publication.stated(release.attested(), release.publisher())));
      }
    }
    return files;
  }

  /** Old documents name their own registry by http although it has long moved to https. */
  private static Optional<URI> tarball(Upstream upstream, String url) {
    try {
      URI uri = URI.create(url);
      boolean moved =
          "http".equalsIgnoreCase(uri.getScheme())
              && "https".equalsIgnoreCase(upstream.url().getScheme())
              && upstream.url().getHost().equalsIgnoreCase(uri.getHost())
              && uri.getPort() < 0;
      URI target = moved ? URI.create("https" + url.substring("http".length())) : uri;
      return target.getHost() == null || target.getRawUserInfo() != null
          ? Optional.empty()
          : Optional.of(target);
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
