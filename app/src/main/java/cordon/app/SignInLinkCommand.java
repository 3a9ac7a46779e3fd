package cordon.app;

import cordon.terminal.CommandLines;
import cordon.terminal.ExitCode;
import cordon.terminal.FormatOption;
import cordon.terminal.Json;
import cordon.terminal.ServerOptions;
import cordon.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a link that signs somebody in once. */
@Command(
    name = "sign-in-link",
    description = {
      "Prints a link that signs in once: as USER, or, without one, as a new administrator.",
      "Whoever can read the data directory can ask for it, so that nobody is locked out."
    },
    mixinStandardHelpOptions = true,
    footerHeading = CommandLines.EXAMPLES,
    footer = {"  cordon sign-in-link", "  cordon sign-in-link admin"})
final class SignInLinkCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "USER",
      description = "Whom the link signs in.")
  private @Nullable String user;

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private FormatOption format = new FormatOption();

  SignInLinkCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String whom = user;
    Json answer =
        server
            .client(terminal.environment())
            .post(
                "/api/v1/sign-in-link",
                json -> {
                  json.writeStartObject();
                  if (whom != null) {
                    json.writeStringProperty("user", whom);
                  }
                  json.writeEndObject();
                })
            .orThrow();
    if (format.json()) {
      terminal.json(answer::writeTo);
    } else {
      terminal.line(answer.string("url"));
    }
    return ExitCode.OK;
  }
}
