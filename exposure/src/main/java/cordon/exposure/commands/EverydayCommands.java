package cordon.exposure.commands;

import cordon.terminal.ApiClient;
import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Table;
import cordon.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

  /** Prints what the server says: a page of it as it is, or tables of as many pages as it takes. */
  abstract static class Look implements Callable<Integer> {
    private static final int LARGEST_PAGE = 1_000;

    final Terminal terminal;
    @Mixin private FormatOption format = new FormatOption();
    @Mixin private ServerOptions server = new ServerOptions();

    @Option(
        names = "--limit",
        paramLabel = "N",
        description = "At most so many (default: 50; in JSON up to 1000).")
    private int limit = 50;

    @Option(
        names = "--cursor",
        paramLabel = "NEXT",
        description = "Go on behind a page of before, which named this as next.")
    private String cursor = "";

    Look(Terminal terminal) {
      this.terminal = terminal;
    }

    int look(String what, Map<String, String> query) {
      ApiClient api = server.client(terminal.environment());
      Map<String, String> asked = new HashMap<>(query);
      asked.put("limit", Integer.toString(limit));
      asked.put("cursor", cursor);
      if (format.json()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        api.download(PATH + what, asked, bytes).orThrow();
        String text = bytes.toString(StandardCharsets.UTF_8);
        terminal.document(text);
        return code(Json.read(text).list("items"));
      }
      return print(api, PATH + what, asked);
    }

    private int print(ApiClient api, String path, Map<String, String> asked) {
      List<Json> items = new ArrayList<>();
      Json page;
      do {
        int left = Math.min(limit - items.size(), LARGEST_PAGE);
        asked.put("limit", Integer.toString(left));
        page = api.get(path, asked).orThrow();
        items.addAll(page.list("items"));
        asked.put("cursor", page.string("next"));
      } while (!page.string("next").isEmpty() && items.size() < limit);
      print(page, items);
      if (!page.string("next").isEmpty()) {
        terminal.note("there are more; --limit N shows more of them");
      }
      return code(items);
    }

    /**
     * @param page one of those that were asked for, with what holds for all of them
     */
    abstract void print(Json page, List<Json> items);

    int code(List<Json> items) {
      return ExitCode.OK;
    }
  }

  /** What does much hang on? */
  @Command(
      name = "concentration",
      description = {
        "Says which packages, publishers, build tools and vendors stand under the most crown "
            + "jewels.",
        "Of what stands there a breach would reach most."
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
    void print(Json page, List<Json> items) {
      Table table = Table.of("What", "Name", "Units", "Crown jewels");
      for (Json row : items) {
        table.row(
            row.string("kind"),
            (row.string("type") + " " + row.string("name")).strip(),
            Long.toString(row.number("units", 0)),
            row.number("jewels", 0) + " of " + page.number("jewels", 0));
      }
      table.print(terminal);
    }
  }

  /** What is said since a moment. */
  abstract static class Since extends Look {
    @Option(
        names = "--since",
        paramLabel = "TIME",
        description = "Since when (default: a week ago).")
    private @Nullable String since;

    Since(Terminal terminal) {
      super(terminal);
    }

    Map<String, String> since() {
      return Optional.ofNullable(since).map(s -> Map.of("since", s)).orElse(Map.of());
    }
  }

  /** What is new? */
  @Command(
      name = "new",
      description = {"Lists packages that nobody had before, the last first."},
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {"  cordon exposure new --since 2026-03-01T00:00:00Z"})
  static final class Added extends Since {
    Added(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      return look("new", since());
    }

    @Override
    void print(Json page, List<Json> items) {
      if (items.isEmpty()) {
        terminal.line("no package is new since " + page.string("since"));
        return;
      }
      Table table = Table.of("New package", "Versions", "First seen", "Where", "Units");
      for (Json row : items) {
        table.row(
            row.string("type") + " " + row.string("name"),
            String.join(", ", row.strings("versions")),
            row.string("first_seen"),
            row.string("first_unit"),
            Long.toString(row.number("units", 0)));
      }
      table.print(terminal);
    }
  }

  /** What is left open? */
  @Command(
      name = "unpinned",
      description = {
        "Lists requirements that fix no version, those of the most units first.",
        "It says which of them nobody had before."
      },
      mixinStandardHelpOptions = true,
      footerHeading = CommandLines.EXAMPLES,
      footer = {"  cordon exposure unpinned --since 2026-03-01T00:00:00Z"})
  static final class Unpinned extends Since {
    Unpinned(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      return look("unpinned", since());
    }

    @Override
    void print(Json page, List<Json> items) {
      if (items.isEmpty()) {
        terminal.line("all that units ask for now has a fixed version");
        return;
      }
      Table table = Table.of("Unpinned", "Asked for as", "Units", "New");
      for (Json row : items) {
        String range = row.string("range");
        table.row(
            row.string("type") + " " + row.string("name"),
            range.isBlank() ? "any version" : range,
            Long.toString(row.number("units", 0)),
            row.flag("new") ? "new" : "");
      }
      table.print(terminal);
    }
  }

  /** Who fell silent? */
  @Command(
      name = "silent",
      description = {
        "Lists units that have not been heard of for longer than their own history lets one "
            + "expect.",
        "Of those an answer knows less than it seems."
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
    void print(Json page, List<Json> items) {
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
    int code(List<Json> items) {
      return items.isEmpty() ? ExitCode.OK : ExitCode.BAD_NEWS;
    }
  }
}
