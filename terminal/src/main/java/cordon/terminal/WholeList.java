package cordon.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of the API, page after page to its end. */
public final class WholeList {
  private static final String MOST = "1000";

  private WholeList() {}

  /** The items of all pages. */
  public static List<Json> of(ApiClient api, String path, Map<String, String> asked) {
    List<Json> items = new ArrayList<>();
    Map<String, String> query = new HashMap<>(asked);
    query.put("limit", MOST);
    String next;
    do {
      Json page = api.get(path, query).orThrow();
      items.addAll(page.list("items"));
      next = page.string("next");
      query.put("cursor", next);
    } while (!next.isEmpty());
    return items;
  }

  /** As the API writes it; it names the next one where there is one. */
  public static String firstPage(ApiClient api, String path) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    api.download(path, Map.of("limit", MOST), bytes).orThrow();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
