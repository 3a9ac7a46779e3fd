package cordon.app.setup;

import cordon.base.Problem;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Edits the {@code pyproject.toml} of a Poetry project: a primary source, which takes the place of
 * the built-in one. A person's own settings cannot say this.
 */
final class PoetryEdit implements ClientEdit {
  static final String SOURCE = "cordon";
  private static final Pattern POETRY =
      Pattern.compile("(?m)^\\s*\\[+\\s*tool\\.poetry\\b|[\"']poetry\\.core|[\"']poetry-core");
  private static final Pattern OTHER =
      Pattern.compile("(?m)^\\s*\\[\\[\\s*tool\\.poetry\\.source\\s*]]");

  /** Whether the text is of a project that Poetry manages. */
  static boolean isProject(String text) {
    return POETRY.matcher(text).find();
  }

  @Override
  public String pointAt(String text, URI gate, Optional<String> token) {
    if (!isProject(text)) {
      throw notAProject().asException();
    }
    String end = text.endsWith("\n") ? "" : "\n";
    return text
        + end
        + "[[tool.poetry.source]]\nname = \""
        + SOURCE
        + "\"\nurl = \""
        + gate
        + "\"\npriority = \"primary\"\n";
  }

  @Override
  public List<String> waysAround(String text) {
    return OTHER.matcher(text).results().count() > 1
        ? List.of("the project has other sources; those that are primary are asked, too")
        : List.of();
  }

  private static Problem notAProject() {
    return Problem.of(
        "setup/not-a-poetry-project",
        "poetry can be pointed at the gate only in a project",
        "the pyproject.toml of this folder is none of poetry's, and poetry has no such setting for"
            + " a person",
        "run this in the folder of each project");
  }
}
