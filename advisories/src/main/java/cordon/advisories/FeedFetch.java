package cordon.advisories;

import cordon.advisories.feed.Download;
import cordon.advisories.feed.FeedClient;
import cordon.advisories.feed.Validators;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The files of one fetch of a feed. All are there before any is read, so that a server that fails
 * half way changes nothing. Closing deletes them.
 */
final class FeedFetch implements AutoCloseable {
  private final List<Part> parts = new ArrayList<>();
  private int unchanged;

  /** A file that came new. */
  record Part(String url, Path file, Validators validators) {}

  private FeedFetch() {}

  /**
   * Fetches what has changed.
   *
   * @param known what the server said of our copy of an address
   */
  static FeedFetch of(Feed feed, FeedClient client, Function<String, Validators> known) {
    FeedFetch fetch = new FeedFetch();
    try {
      for (String url : addresses(feed)) {
        switch (client.fetch(URI.create(url), known.apply(url))) {
          case Download.Unchanged same -> fetch.unchanged++;
          case Download.Absent none -> {}
          case Download.Fetched(Path file, Validators validators) ->
              fetch.parts.add(new Part(url, file, validators));
        }
      }
      fetch.requireAny(feed);
      return fetch;
    } catch (RuntimeException e) {
      fetch.close();
      throw e;
    }
  }

  /** A server need not offer every ecosystem, but one that offers none is not a feed. */
  private void requireAny(Feed feed) {
    if (parts.isEmpty() && unchanged == 0) {
      throw Problem.of(
              "advisories/no-feed",
              "there is no feed at this address",
              feed.place() + ": none of " + addresses(feed).size() + " addresses has anything",
              "name a zip file, a JSON file, or the folder above <ecosystem>/all.zip")
          .asException();
    }
  }

  private static List<String> addresses(Feed feed) {
    String location = feed.location();
    if (location.endsWith(".zip") || location.endsWith(".json")) {
      return List.of(location);
    }
    String base = location.endsWith("/") ? location : location + "/";
    return feed.ecosystems().stream()
        .map(Ecosystem::osvName)
        .map(name -> base + name + "/all.zip")
        .toList();
  }

  List<Part> parts() {
    return parts;
  }

  /** Whether every address gave a new file, so that together they are the whole feed. */
  boolean complete() {
    return unchanged == 0;
  }

  boolean nothingNew() {
    return parts.isEmpty();
  }

  @Override
  public void close() {
    for (Part part : parts) {
      try {
        Files.deleteIfExists(part.file());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
