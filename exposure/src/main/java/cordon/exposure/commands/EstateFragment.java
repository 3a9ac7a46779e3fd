package cordon.exposure.commands;

import cordon.exposure.credentials.CredentialKind;
import cordon.exposure.credentials.FoundCredential;
import cordon.exposure.credentials.FoundCredentials;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Found credentials as a part of an estate file, for a person to look through and complete. */
final class EstateFragment {
  private EstateFragment() {}

  /**
   * @param unit that reaches them, where it is known
   * @param kinds that they may have
   */
  static String of(
      Optional<String> unit, FoundCredentials found, Map<String, CredentialKind> kinds) {
    List<FoundCredential> credentials = found.credentials();
    StringBuilder out = new StringBuilder();
    out.append("# ")
        .append(credentials.size())
        .append(credentials.size() == 1 ? " credential." : " credentials.")
        .append(" Look through them, and add what each opens.\n");
    found.unread().forEach(unread -> out.append("# Not read: ").append(plain(unread)).append('\n'));
    unit.ifPresent(name ->
        out.append("\n[[unit]]\nname = ")
            .append(quoted(name))
            .append("\nreaches = [")
            .append(
                credentials.stream().map(c -> quoted(c.name())).collect(Collectors.joining(", ")))
            .append("]\n"));
    for (FoundCredential credential : credentials) {
      out.append("\n[[credential]]\nname = ")
          .append(quoted(credential.name()))
          .append("\nkind = ")
          .append(quoted(credential.kind()))
          .append("\nplace = ")
          .append(quoted(credential.place()))
          .append("\n# opens = []\n");
    }
    credentials.stream()
        .map(FoundCredential::kind)
        .distinct()
        .sorted()
        .map(kinds::get)
        .filter(Objects::nonNull)
        .forEach(kind -> out.append(rotation(kind)));
    return out.toString();
  }

  private static String rotation(CredentialKind kind) {
    return "\n# "
        + kind.name()
        + ", to rotate: "
        + kind.rotate()
        + ".\n# Dead when "
        + kind.dead()
        + ".\n";
  }

  /** What a comment may hold. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  /** A basic string of TOML. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            out.append('\\').appendCodePoint(c);
          } else if (Character.isISOControl(c)) {
            out.append(String.format("\\u%04X", c));
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.append('"').toString();
  }
}
