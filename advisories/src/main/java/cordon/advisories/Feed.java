package cordon.advisories;

import cordon.base.Ecosystem;
import java.util.List;

/**
 * A place from which advisories are read again and again.
 *
 * @param source the name under which its claims stand; stable
 * @param location a file, a folder or a zip file in OSV layout, or an http(s) address: one that
 *     ends in {@code .zip} or {@code .json} is fetched as it is, any other has {@code
 *     <ecosystem>/all.zip} below it, as osv.dev lays it out
 * @param ecosystems which of those are fetched
 */
public record Feed(String source, String location, List<Ecosystem> ecosystems) {

  public Feed {
    ecosystems = List.copyOf(ecosystems);
  }

  /** A feed named after its place, of all ecosystems that we serve. */
  public static Feed of(String location) {
    Feed feed = new Feed(location, location, List.of(Ecosystem.values()));
    return new Feed(feed.place(), location, feed.ecosystems());
  }

  /** The location as people may see it: without a password or token. */
  String place() {
    return isWeb() ? shown(location) : location;
  }

  private static String shown(String address) {
    int query = address.indexOf('?');
    String path = query < 0 ? address : address.substring(0, query);
    int host = path.indexOf("//") + 2;
    int slash = path.indexOf('/', host);
    int at = path.lastIndexOf('@', slash < 0 ? path.length() : slash);
    return at < host ? path : path.substring(0, host) + path.substring(at + 1);
  }

  boolean isWeb() {
    return location.startsWith("http://") || location.startsWith("https://");
  }
}
