package cordon.advisories.feed;

/**
 * What a server said of the copy that we have, to be asked "still the same?" with (RFC 9110, 8.8).
 *
 * @param etag entity tag; empty without one
 * @param lastModified date as the server wrote it; empty without one
 */
public record Validators(String etag, String lastModified) {
  public static final Validators NONE = new Validators("", "");
}
