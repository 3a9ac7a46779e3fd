package cordon.web.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The way to the sign-in page and back; only to a path of our own, never to another host. */
public final class SignInTarget {
  private SignInTarget() {}

  static String path(String target) {
    return "/sign-in?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
  }

  /** The wanted path if it is one of ours, else the start page. */
  public static String safe(String wanted) {
    boolean ours =
        wanted.startsWith("/")
            && !wanted.startsWith("//")
            && wanted.length() < 2000
            && wanted.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    return ours ? wanted : "/";
  }
}
