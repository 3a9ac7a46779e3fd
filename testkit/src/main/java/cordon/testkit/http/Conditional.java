package cordon.testkit.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every decent origin does with validators, ranges and HEAD (RFC 9110 9.3.2, 13, 14). */
final class Conditional {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  private Conditional() {}

  static Reply apply(Request request, Reply reply) {
    if (reply.status() != 200) {
      return reply;
    }
    if (notModified(request, reply)) {
      Headers kept = reply.headers().minus("Content-Type");
      return new Reply(304, "Not Modified", kept, new byte[0], reply.delivery());
    }
    boolean ranges = reply.headers().first("Accept-Ranges").equals(Optional.of("bytes"));
    return ranges ? ranged(request, reply) : reply;
  }

  /** If-None-Match decides alone when present (RFC 9110 13.2.2). */
  private static boolean notModified(Request request, Reply reply) {
    Optional<String> tags = request.header("If-None-Match");
    Optional<String> etag = reply.headers().first("ETag");
    if (tags.isPresent()) {
      return etag.isPresent()
          && Arrays.stream(tags.get().split(","))
              .map(t -> t.strip().replaceFirst("^W/", ""))
              .anyMatch(t -> t.equals("*") || t.equals(etag.get().replaceFirst("^W/", "")));
    }
    Optional<String> since = request.header("If-Modified-Since");
    return since.isPresent() && since.equals(reply.headers().first("Last-Modified"));
  }

  private static Reply ranged(Request request, Reply reply) {
    Optional<String> header = request.header("Range");
    Matcher range = RANGE.matcher(header.orElse(""));
    int size = reply.body().length;
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return reply;
    }
    boolean suffix = range.group(1).isEmpty();
    long from = suffix ? Math.max(0, size - number(range.group(2))) : number(range.group(1));
    long to =
        suffix || range.group(2).isEmpty()
            ? size - 1L
            : Math.min(size - 1L, number(range.group(2)));
    if (from >= size || from > to) {
      return Reply.status(416).header("Content-Range", "bytes */" + size);
    }
    byte[] part = Arrays.copyOfRange(reply.body(), (int) from, (int) to + 1);
    return new Reply(206, "Partial Content", reply.headers(), part, reply.delivery())
        .header("Content-Range", "bytes " + from + "-" + to + "/" + size);
  }

  /** Positions beyond any body of ours are all the same to us. */
  private static long number(String digits) {
    return digits.length() > 15 ? Long.MAX_VALUE / 2 : Long.parseLong(digits);
  }
}
