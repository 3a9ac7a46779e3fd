package cordon.exposure.commands;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Found credentials as a part of an estate file, for a person to look through and complete. */
final class EstateFragment {
  private EstateFragment() {}

  /**
   * @param unit that reaches them, where it is known
   */
  static String of(Optional<String> unit, List<FoundCredential> credentials) {
    StringBuilder out = new StringBuilder();
    out.append("# ")
        .append(credentials.size())
        .append(" credentials. Look through them, and add")
        .append(" what each opens.\n");
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
    return out.toString();
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
