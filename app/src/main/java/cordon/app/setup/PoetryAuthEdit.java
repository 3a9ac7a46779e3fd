package cordon.app.setup;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Edits Poetry's {@code auth.toml}: the credentials of the source that {@link PoetryEdit} adds. */
final class PoetryAuthEdit implements ClientEdit {
  @Override
  public String pointAt(String text, URI gate, Optional<String> token) {
    String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    return token
        .map(secret ->
            text
                + end
                + "[http-basic."
                + PoetryEdit.SOURCE
                + "]\nusername = \"token\"\npassword = \""
                + secret
                + "\"\n")
        .orElse(text);
  }

  @Override
  public List<String> waysAround(String text) {
    return List.of();
  }
}
