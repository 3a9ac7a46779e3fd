/**
 * What every command needs to talk to a person at a terminal and to a machine behind a pipe.
 *
 * <p>A command is a picocli class that takes its {@link cordon.terminal.Terminal} in the
 * constructor, implements {@code Callable<Integer>} and returns an {@link
 * cordon.terminal.ExitCode}:
 *
 * <pre>{@code
 * @Command(
 *     name = "status",
 *     description = "Shows what the gate holds and blocks.",
 *     mixinStandardHelpOptions = true,
 *     footerHeading = CommandLines.EXAMPLES,
 *     footer = {"  cordon gate status", "  cordon gate status --format json"})
 * final class StatusCommand implements Callable<Integer> {
 *   @Mixin private FormatOption format;   // --format text|json
 *   @Mixin private ServerOptions server;  // --url, --data
 *
 *   public Integer call() {
 *     Json status = server.client(terminal.environment()).get("/api/v1/gate").orThrow();
 *     if (format.json()) {
 *       terminal.json(status::writeTo);
 *     } else {
 *       Table.of("ECOSYSTEM", "HELD").row("npm", status.number("held", 0)).print(terminal);
 *     }
 *     return ExitCode.OK;
 *   }
 * }
 * }</pre>
 *
 * A capability lists its commands with one public type in its {@code commands} package: {@code
 * static List<Object> all(Terminal terminal)}.
 */
@NullMarked
package cordon.terminal;

import org.jspecify.annotations.NullMarked;
