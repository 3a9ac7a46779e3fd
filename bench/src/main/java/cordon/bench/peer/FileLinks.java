package cordon.bench.peer;

import cordon.testkit.http.RawClient;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a page of a Python index, in JSON or HTML, says that a file is. */
public final class FileLinks {
  private FileLinks() {}

  /**
   * @param page the page's address
   * @param file the file's name
   * @throws IllegalStateException where the page links to no such file
   */
  public static URI find(URI page, String file, String... headers) throws IOException {
    RawClient.Answer answer = RawClient.get(page.getPort(), page.getRawPath(), headers);
    Pattern link = Pattern.compile("\"([^\"#]*/" + Pattern.quote(file) + ")[#\"]");
    Matcher found = link.matcher(answer.text());
    if (!found.find()) {
      throw new IllegalStateException(
          "%s (%s) has no link to %s".formatted(page, answer.statusLine(), file));
    }
    return page.resolve(found.group(1));
  }
}
