package cordon.advisories;

import cordon.advisories.feed.Download;
import cordon.advisories.feed.FeedClient;
import cordon.advisories.feed.ModifiedList;
import cordon.advisories.feed.Validators;
import cordon.base.Ecosystem;
import cordon.base.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files of one fetch of a feed. All are there before any is read, so that a server that fails
 * half way changes nothing. Closing deletes them.
 */
final class FeedFetch implements AutoCloseable {
  private static final String ALL = "all.zip";

  /** Up to so many changed records are fetched one by one. */
  static final int ONE_BY_ONE = 500;

  private final List<Part> parts = new ArrayList<>();
  private final List<Part> lists = new ArrayList<>();
  private final FeedClient client;
  private final Known known;
  private int unchanged;

  /** A file that came new. */
  record Part(String url, Path file, Validators validators) {}

  /** What we have of a feed. */
  interface Known {
    /** What the server said of our copy of an address. */
    Validators validators(String url);

    /** When each of our records was changed, by id. */
    Map<String, Instant> modified();
  }

  private FeedFetch(FeedClient client, Known known) {
    this.client = client;
    this.known = known;
  }

  /** Fetches what has changed. */
  static FeedFetch of(Feed feed, FeedClient client, Known known) {
    FeedFetch fetch = new FeedFetch(client, known);
    try {
      for (String url : addresses(feed)) {
        if (!url.endsWith(ALL) || !fetch.byList(url)) {
          fetch.whole(url);
        }
      }
      fetch.requireAny(feed);
      return fetch;
    } catch (RuntimeException e) {
      fetch.close();
      throw e;
    }
  }

  private void whole(String url) {
    switch (client.fetch(URI.create(url), known.validators(url))) {
      case Download.Unchanged same -> unchanged++;
      case Download.Absent none -> {}
      case Download.Fetched(Path file, Validators validators) ->
          parts.add(new Part(url, file, validators));
    }
  }

  /**
   * Fetches the changed records alone, where the server lists them and the whole was read before.
   *
   * @return false when the whole has to be fetched
   */
  private boolean byList(String all) {
    String folder = all.substring(0, all.length() - ALL.length());
    String url = folder + ModifiedList.NAME;
    switch (client.fetch(URI.create(url), known.validators(url))) {
      case Download.Unchanged same -> {
        unchanged++;
        return true;
      }
      case Download.Absent none -> {
        return false;
      }
      case Download.Fetched(Path file, Validators validators) ->
          lists.add(new Part(url, file, validators));
    }
    Optional<Set<String>> newer =
        known.validators(all).equals(Validators.NONE)
            ? Optional.empty()
            : ModifiedList.newer(lists.getLast().file(), url, known.modified(), ONE_BY_ONE);
    return newer.isPresent() && oneByOne(folder, newer.get());
  }

  /** A record that is listed and not there makes the list untrue; then the whole is fetched. */
  private boolean oneByOne(String folder, Set<String> ids) {
    List<Part> found = new ArrayList<>();
    for (String id : ids) {
      String url = folder + URLEncoder.encode(id, StandardCharsets.UTF_8) + ".json";
      if (client.fetch(URI.create(url), Validators.NONE)
          instanceof Download.Fetched(Path file, Validators validators)) {
        found.add(new Part(url, file, Validators.NONE));
      } else {
        found.forEach(FeedFetch::delete);
        return false;
      }
    }
    parts.addAll(found);
    unchanged++;
    return true;
  }

  /** What the server said of each file that it will be asked for again. */
  List<Part> toAskAgain() {
    List<Part> again = new ArrayList<>(lists);
    parts.stream().filter(part -> !part.validators().equals(Validators.NONE)).forEach(again::add);
    return again;
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
        .map(name -> base + name + "/" + ALL)
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
    parts.forEach(FeedFetch::delete);
    lists.forEach(FeedFetch::delete);
  }

  private static void delete(Part part) {
    try {
      Files.deleteIfExists(part.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
