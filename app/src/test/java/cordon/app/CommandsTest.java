package cordon.app;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

class CommandsTest {
  @TempDir Path home;

  @Test
  void everyCommandHasADescriptionAndExamples() {
    List<CommandLine> commands = new ArrayList<>();
    collect(Commands.line(new TestEnvironment(home, Map.of()).terminal()), commands);
    assertThat(commands).hasSizeGreaterThan(4);
    for (CommandLine command : commands) {
      String name = command.getCommandSpec().qualifiedName();
      String help = command.getUsageMessage();
      assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
      assertThat(help).as(name).containsPattern("Examples:\\R  .*cordon ");
      assertThat(help).as(name).contains("--help");
    }
  }

  /** The list of commands shows of each what stands first. */
  @Test
  void whatStandsFirstInAHelpIsAWholeSentence() {
    List<CommandLine> commands = new ArrayList<>();
    collect(Commands.line(new TestEnvironment(home, Map.of()).terminal()), commands);
    for (CommandLine command : commands) {
      assertThat(command.getCommandSpec().usageMessage().description()[0])
          .as(command.getCommandSpec().qualifiedName())
          .endsWith(".");
    }
  }

  @Test
  void helpBreaksNoWordAndNoExample() {
    TestEnvironment test = new TestEnvironment(home, Map.of());
    List<CommandLine> commands = new ArrayList<>();
    collect(Commands.line(test.terminal()), commands);
    for (CommandLine command : commands) {
      String name = command.getCommandSpec().qualifiedName();
      UsageMessageSpec usage = command.getCommandSpec().usageMessage();
      String help = command.getUsageMessage();
      Set<String> words = new HashSet<>(List.of(help.split("\\s+")));
      assertThat(help.lines()).as(name).contains(examples(usage));
      command.getCommandSpec().args().stream()
          .filter(argument -> !argument.hidden())
          .flatMap(argument -> Arrays.stream(argument.description()))
          .flatMap(text -> Arrays.stream(String.format(text).split("\\s+")))
          .filter(word -> !word.isEmpty())
          .forEach(word -> assertThat(words).as(name).contains(word));
      assertThat(help.lines().filter(line -> !line.startsWith("  cordon ")))
          .as(name)
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }
  }

  private static String[] examples(UsageMessageSpec usage) {
    return Arrays.stream(usage.footer())
        .filter(line -> line.startsWith("  "))
        .map(String::format)
        .toArray(String[]::new);
  }

  @Test
  void aWrongCommandOrValueIsNamed() {
    TestEnvironment test = new TestEnvironment(home, Map.of());
    assertThat(test.run("gate", "overides")).isEqualTo(2);
    assertThat(test.err())
        .startsWith("cordon: there is no command `overides`\n  did you mean overrides");
  }

  @ParameterizedTest
  @CsvSource({
    "serve --port 99999, `99999` is not a value for `server.port`, set at --port",
    "serve --set server.port=x, `x` is not a value for `server.port`, set at --set server.port",
    "serve --set foo, value for option `--set` (KEY=VALUE) should be, see `cordon serve --help`",
    "serve here, one argument too many: `here`, see `cordon serve --help`",
    "gate log --limit many, invalid value for option `--limit`: `many`, see `cordon gate log --help`"
  })
  void aWrongValueIsNamedAsItWasTyped(String line, String what, String where) {
    TestEnvironment test = new TestEnvironment(home, Map.of());
    assertThat(test.run(line.split(" "))).isEqualTo(2);
    assertThat(test.err()).startsWith("cordon: " + what).contains(where);
  }

  @Test
  void aCommandThatIsNamedIsFoundWithoutMakingTheOthers() {
    Terminal terminal = new TestEnvironment(home, Map.of()).terminal();
    Set<String> all = Commands.line(terminal).getSubcommands().keySet();
    assertThat(all).contains("serve", "gate", "check");
    for (String name : all) {
      assertThat(Commands.line(terminal, name, "--help").getSubcommands()).containsOnlyKeys(name);
    }
    assertThat(Commands.line(terminal, "serv").getSubcommands()).hasSameSizeAs(all);
  }

  @Test
  void aWrongOptionIsWrongUsageWithASuggestion() {
    TestEnvironment test = new TestEnvironment(home, Map.of());
    assertThat(test.run("setup", "--prnt")).isEqualTo(2);
    assertThat(test.err()).startsWith("cordon: unknown option").contains("--print");
    assertThat(test.out()).isEmpty();
  }

  @Test
  void theValueOfAnUnknownOptionIsNotTakenForOne() {
    TestEnvironment test = new TestEnvironment(home, Map.of());
    assertThat(test.run("setup", "--prot", "8")).isEqualTo(2);
    assertThat(test.err()).startsWith("cordon: unknown option `--prot`\n");
  }

  @Test
  void anUnknownClientIsRefusedWithTheNearestName() {
    TestEnvironment test = new TestEnvironment(home, Map.of());
    assertThat(test.run("setup", "mavn")).isEqualTo(2);
    assertThat(test.err()).contains("did you mean `maven`?");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    TestEnvironment test = new TestEnvironment(home, Map.of());
    assertThat(test.run("--version")).isZero();
    assertThat(test.out()).matches("cordon \\d+\\.\\d+\\.\\d+\\S*\\R");
    TestEnvironment command = new TestEnvironment(home, Map.of());
    assertThat(command.run("inspect", "-V")).isZero();
    assertThat(command.out()).isEqualTo(test.out());
  }

  @Test
  void theConfigurationIsShownAsJsonToo() {
    TestEnvironment test = new TestEnvironment(home, Map.of("CORDON_SERVER_PORT", "9999"));
    assertThat(test.run("config", "show", "--format", "json")).isZero();
    assertThat(test.out())
        .contains(
            "{\"setting\":\"server.port\",\"value\":\"9999\","
                + "\"origin\":\"environment CORDON_SERVER_PORT\"}");
  }

  @Test
  void aSecretOfAnUpstreamIsNotPartOfWhatIsShown() throws Exception {
    Path file =
        Files.writeString(
            home.resolve("cordon.toml"),
            "[upstream.npm.inner]\nurl = \"https://registry.example/npm/\"\n"
                + "username = \"robot\"\npassword-env = \"INNER_PASSWORD\"\n");
    for (String format : List.of("text", "json")) {
      TestEnvironment test = new TestEnvironment(home, Map.of("INNER_PASSWORD", "hunter2"));
      assertThat(test.run("config", "show", "--config", file.toString(), "--format", format))
          .isZero();
      assertThat(test.out()).contains("INNER_PASSWORD").doesNotContain("hunter2");
      assertThat(test.err()).doesNotContain("hunter2");
    }
  }

  private static void collect(CommandLine command, List<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().forEach(sub -> collect(sub, all));
  }
}
