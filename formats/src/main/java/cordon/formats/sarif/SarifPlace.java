package cordon.formats.sarif;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where something stands (section 3.29).
 *
 * @param file relative to where the tool was started, or absolute for what lies elsewhere
 * @param line from 1; 0 where lines mean nothing
 * @param snippet the text there; may be empty
 */
public record SarifPlace(String file, int line, String snippet) {
  public SarifPlace(String file, int line) {
    this(file, line, "");
  }

  /** As a reference of RFC 3986. */
  String uri() {
    try {
      boolean absolute = file.startsWith("/");
      // A colon in the first segment of a relative path would look like a scheme.
      String path = absolute || file.indexOf(':') < 0 ? file : "./" + file;
      return new URI(absolute ? "file" : null, absolute ? "" : null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
