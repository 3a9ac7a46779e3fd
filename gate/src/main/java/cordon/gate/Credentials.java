package cordon.gate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What proves us to one upstream. Never printed. */
public sealed interface Credentials {

  /** RFC 7617. */
  record Basic(String user, String password) implements Credentials {
    @Override
    public String toString() {
      return "Basic[user=" + user + "]";
    }
  }

  /** RFC 6750. */
  record Bearer(String token) implements Credentials {
    @Override
    public String toString() {
      return "Bearer[]";
    }
  }

  /** The value of the {@code Authorization} header. */
  default String authorization() {
    return switch (this) {
      case Basic(String user, String password) ->
          "Basic "
              + Base64.getEncoder()
                  .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
      case Bearer(String token) -> "Bearer " + token;
    };
  }
}
