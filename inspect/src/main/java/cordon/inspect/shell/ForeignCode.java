package cordon.inspect.shell;

import java.util.List;
import java.util.Locale;

/** Code of languages without a reader, told by the words that it cannot do without. */
final class ForeignCode {
  private static final List<String> CONNECTS =
      List.of("socket", "fsockopen", "tcpsocket", "inet_aton", "sockaddr_in", "/inet/tcp/");

  private static final List<String> SHELLS =
      List.of("/bin/sh", "/bin/bash", "cmd.exe", "\"sh\"", "'sh'", "sh -i");

  private ForeignCode() {}

  /** Whether it connects to somewhere and starts a shell, as nothing else in one line does. */
  static boolean tiesShell(String code) {
    String lower = code.toLowerCase(Locale.ROOT);
    return CONNECTS.stream().anyMatch(lower::contains) && SHELLS.stream().anyMatch(lower::contains);
  }
}
