package cordon.exposure.commands;

import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to look at before anything happens. */
final class EverydayCommands {
  private static final String PATH = "/api/v1/exposure/";

  private EverydayCommands() {}

  /** Prints what the server says, as it is or as tables. */
  abstract static class Look implements Callable<Integer> {
    final Terminal terminal;
    @Mixin private FormatOption format = new FormatOption();
    @Mixin private ServerOptions server = new ServerOptions();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 50).")
    private int limit = 50;

    Look(Terminal terminal) {
      this.terminal = terminal;
    }

    int look(String what, Map<String, String> query) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Map<String, String> all = new HashMap<>(query);
      all.put("limit", Integer.toString(limit));
      server.client(terminal.environment()).download(PATH + what, all, bytes).orThrow();
      String text = bytes.toString(StandardCharsets.UTF_8);
      if (format.json()) {
        terminal.document(text);
      } else {
        print(Json.read(text));
      }
      return code(Json.read(text));
    }

    abstract void print(Json answer);

    int code(Json answer) {
      return ExitCode.OK;
    }
  }

  /** What does much hang on? */
  @Command(
      name = "concentration",
      description = {
        "Says which packages, publishers, build tools and vendors stand under the most crown jewels:",
        "those of which a breach would reach most."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {"  cordon exposure concentration --limit 10"})
  static final class Concentrated extends Look {
    Concentrated(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      return look("concentration", Map.of());
    }

    @Override
    void print(Json answer) {
      Table table = Table.of("What", "Name", "Units", "Crown jewels");
      for (Json row : answer.list("items")) {
        table.row(
            row.string("kind"),
            (row.string("type") + " " + row.string("name")).strip(),
            Long.toString(row.number("units", 0)),
            row.number("jewels", 0) + " of " + answer.number("jewels", 0));
      }
      table.print(terminal);
    }
  }

  /** What is new? */
  @Command(
      name = "new",
      description = {
        "Lists packages that nobody had before, and requirements that fix no version."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {"  cordon exposure new --since 2026-03-01T00:00:00Z"})
  static final class Added extends Look {
    @Option(
        names = "--since",
        paramLabel = "TIME",
        description = "Since when (default: a week ago).")
    private @Nullable String since;

    Added(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      return look("new", Optional.ofNullable(since).map(s -> Map.of("since", s)).orElse(Map.of()));
    }

    @Override
    void print(Json answer) {
      Table added = Table.of("New package", "Versions", "First seen", "Where", "Units");
      for (Json row : answer.list("new")) {
        added.row(
            row.string("type") + " " + row.string("name"),
            String.join(", ", row.strings("versions")),
            row.string("first_seen"),
            row.string("first_unit"),
            Long.toString(row.number("units", 0)));
      }
      if (added.isEmpty()) {
        terminal.line("no package is new since " + answer.string("since"));
      } else {
        added.print(terminal);
      }
      Table open = Table.of("Unpinned", "Asked for as", "Units", "New");
      for (Json row : answer.list("unpinned")) {
        String range = row.string("range");
        open.row(
            row.string("type") + " " + row.string("name"),
            range.isBlank() ? "any version" : range,
            Long.toString(row.number("units", 0)),
            row.flag("new") ? "new" : "");
      }
      if (!open.isEmpty()) {
        terminal.line("");
        open.print(terminal);
      }
    }
  }

  /** Who fell silent? */
  @Command(
      name = "silent",
      description = {
        "Lists units that have not been heard of for longer than their own history lets one expect:",
        "of those an answer knows less than it seems."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {
        "  cordon exposure silent",
        "",
        "Exit code: 0 none is, 1 some are, 2 wrong usage or an error."
      })
  static final class Silent extends Look {
    Silent(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      return look("silent", Map.of());
    }

    @Override
    void print(Json answer) {
      List<Json> items = answer.list("items");
      if (items.isEmpty()) {
        terminal.line("every unit with a habit keeps it");
        return;
      }
      Table table = Table.of("Unit", "Last heard", "Usually within", "Due");
      for (Json unit : items) {
        table.row(
            unit.string("name"),
            unit.string("last_heard"),
            unit.number("usual_hours", 0) + " h",
            unit.string("due"));
      }
      table.print(terminal);
    }

    @Override
    int code(Json answer) {
      return answer.list("items").isEmpty() ? ExitCode.OK : ExitCode.BAD_NEWS;
    }
  }
}
