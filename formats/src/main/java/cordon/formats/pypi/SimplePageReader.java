package cordon.formats.pypi;

import cordon.formats.BoundedInput;
import cordon.formats.Malformed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a project page in whichever form the upstream sent it. One instance serves all threads. */
public final class SimplePageReader {
  /** The largest pages (nightly builds, one file a platform) have a few ten megabytes. */
  public static final int MAX_BYTES = 128 << 20;

  public static final int MAX_FILES = 250_000;

  static final String DOCUMENT = "simple project page";

  private final int maxBytes;
  private final int maxFiles;
  private final JsonPage json;

  public SimplePageReader() {
    this(MAX_BYTES, MAX_FILES);
  }

  public SimplePageReader(int maxBytes, int maxFiles) {
    this.maxBytes = maxBytes;
    this.maxFiles = maxFiles;
    this.json = new JsonPage(maxBytes, maxFiles);
  }

  /**
   * @param type from the answer's Content-Type, see {@link SimpleApi#ofContentType}; what was asked
   *     for says nothing
   * @param pageUrl the address that answered, after redirects; references stand against it
   * @param project the project that was asked for, in normal form
   * @throws IOException when the stream breaks
   * @throws cordon.base.ProblemException when the page breaks its format or a bound, or is the page
   *     of another project
   */
  public SimpleProject read(InputStream in, SimpleApi.Type type, String pageUrl, String project)
      throws IOException {
    PageUrl page =
        PageUrl.of(pageUrl)
            .orElseThrow(
                () -> Malformed.at(DOCUMENT, "its address", "not http or https with a host"));
    return switch (type) {
      case JSON -> json.read(in, page, project);
      case HTML, LEGACY_HTML ->
          new HtmlPage(page, project, maxFiles).read(new BoundedInput(in, DOCUMENT, maxBytes));
    };
  }

  /** As {@link #read(InputStream, SimpleApi.Type, String, String)}. */
  public SimpleProject read(byte[] page, SimpleApi.Type type, String pageUrl, String project) {
    try {
      return read(new ByteArrayInputStream(page), type, pageUrl, project);
    } catch (IOException e) {
      throw new AssertionError("a byte array does not break", e);
    }
  }

  /** INVARIANT: only versions 1.x are understood; a later major may mean anything (PEP 629). */
  static void requireVersionOne(String apiVersion, String place) {
    if (!apiVersion.equals("1") && !apiVersion.startsWith("1.")) {
      throw Malformed.at(
          DOCUMENT, place, "API version " + Malformed.quoted(apiVersion) + ", known are 1.x");
    }
  }
}
