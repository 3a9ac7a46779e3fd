package cordon.web.console;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Just enough of a browser: cookies, forms of the same site, no redirects on its own. */
final class Browser {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([0-9a-f]+)\"");
  private static final Pattern CSRF_TURNED =
      Pattern.compile("name=\"_csrf\" type=\"hidden\" value=\"([0-9a-f]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  final Map<String, String> cookies = new TreeMap<>();
  private String site = "same-origin";

  Browser(String url) {
    this.url = url;
  }

  /** As if a page of another site made the requests. */
  Browser fromSite(String fetchSite) {
    site = fetchSite;
    return this;
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url + path)).GET(), headers);
  }

  /** Submits a form; names and values in turn. */
  HttpResponse<String> post(String path, String... fields) throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** Submits a form with the field that the page at {@code from} holds. */
  HttpResponse<String> postFrom(String from, String path, String... fields) throws Exception {
    String[] all = java.util.Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = "_csrf";
    all[fields.length + 1] = csrf(from);
    return post(path, all);
  }

  String csrf(String from) throws Exception {
    String page = get(from).body();
    for (Pattern pattern : new Pattern[] {CSRF, CSRF_TURNED}) {
      Matcher matcher = pattern.matcher(page);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    throw new AssertionError("no form with a CSRF field at " + from);
  }

  HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws Exception {
    if (!site.isEmpty()) {
      request.header("Sec-Fetch-Site", site);
    }
    request.header("Accept", "text/html");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    if (!cookies.isEmpty()) {
      StringBuilder header = new StringBuilder();
      cookies.forEach((k, v) -> header.append(header.isEmpty() ? "" : "; ").append(k + "=" + v));
      request.header("Cookie", header.toString());
    }
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    response.headers().allValues("set-cookie").forEach(this::keep);
    return response;
  }

  private void keep(String setCookie) {
    String pair = setCookie.substring(0, setCookie.indexOf(';'));
    int equals = pair.indexOf('=');
    if (setCookie.contains("Max-Age=0")) {
      cookies.remove(pair.substring(0, equals));
    } else {
      cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
  }
}
