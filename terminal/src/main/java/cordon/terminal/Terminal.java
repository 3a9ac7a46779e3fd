package cordon.terminal;

import cordon.base.Problem;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Where a command speaks: results on standard output, everything else on standard error.
 *
 * <p>Messages are lower case without a full stop, and say what to do next. Foreign text passes
 * through {@link Text#printable}.
 */
public final class Terminal {
  private final Environment environment;
  private final InstantSource clock;
  private final PrintWriter out;
  private final PrintWriter err;

  public Terminal(Environment environment, InstantSource clock, PrintWriter out, PrintWriter err) {
    this.environment = environment;
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  public Environment environment() {
    return environment;
  }

  /** The time of day for commands; never ask the system. */
  public InstantSource clock() {
    return clock;
  }

  /** For bulk output only (exports, documents); lines for people go through {@link #line}. */
  public PrintWriter out() {
    return out;
  }

  public PrintWriter err() {
    return err;
  }

  /** A line of the result. */
  public void line(String text) {
    out.println(Text.printable(text));
  }

  /** A line of the result, coloured where colour is wanted. */
  public void line(Style style, String text) {
    out.println(paint(style, text));
  }

  /**
   * A whole document that a program reads (JSON, SVG, DOT), as it is; where a person reads it, its
   * lines are made safe to print.
   */
  public void document(String text) {
    if (environment.outTerminal()) {
      text.lines().forEach(this::line);
    } else {
      out.print(text.endsWith("\n") ? text : text + "\n");
    }
    out.flush();
  }

  /** A line beside the result: what is being done, what was found on the way. */
  public void note(String text) {
    String safe = Text.printable(text);
    int width = environment.errTerminal() ? environment.width() : Integer.MAX_VALUE;
    Text.wrap(safe, width).forEach(err::println);
  }

  /** Shows what went wrong: {@code cordon: <title>}, the detail, {@code remedy: …}. */
  public void problem(Problem problem) {
    err.println("cordon: " + Text.printable(problem.title()));
    printLines("  ", problem.detail());
    if (!problem.remedy().isEmpty()) {
      printLines("  remedy: ", problem.remedy());
    }
    err.flush();
  }

  /** The text made safe to print, in colour where standard output wants it. */
  public String paint(Style style, String text) {
    String safe = Text.printable(text);
    return colour() ? style.paint(safe) : safe;
  }

  /** A progress line on standard error; silent where no person reads it. */
  public Progress progress(String what) {
    return new Progress(err, environment.errTerminal(), environment.width(), what);
  }

  /**
   * Writes one JSON value to standard output as it is produced, and ends the line; indented where a
   * person reads it.
   */
  public void json(Consumer<JsonGenerator> writer) {
    Json.write(out, environment.outTerminal(), writer);
    out.println();
    out.flush();
  }

  void flush() {
    out.flush();
    err.flush();
  }

  /** NO_COLOR switches colour off whatever its value (no-color.org). */
  private boolean colour() {
    return environment.outTerminal()
        && environment.variable("NO_COLOR").isEmpty()
        && !environment.variable("TERM").orElse("").equals("dumb");
  }

  private void printLines(String indent, String text) {
    String prefix = indent;
    for (String line : text.lines().toList()) {
      err.println(prefix + Text.printable(line));
      prefix = "  ";
    }
  }
}
