package cordon.app.logging;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Sets the process's logging: to standard error, in our format. */
public final class Logs {
  /** Libraries that tell at INFO what only their makers want to know. */
  private static final List<String> CHATTY =
      List.of("io.helidon", "org.flywaydb", "org.jdbi", "com.zaxxer.hikari", "org.apache.hc");

  /** Tells with its stack trace what is thrown as well, and so told with place and remedy. */
  private static final String TWICE =
      "org.flywaydb.core.internal.jdbc.TransactionalExecutionTemplate";

  /** Loggers are held weakly by the JDK; these must not forget their level. */
  private static final List<Logger> KEPT = new ArrayList<>();

  private Logs() {}

  /** Replaces what the JDK set up. */
  public static void install(boolean json) {
    LogManager.getLogManager().reset();
    Handler handler = new ConsoleHandler();
    handler.setLevel(Level.ALL);
    handler.setFormatter(new LogLine(json));
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    root.setLevel(Level.INFO);
    CHATTY.forEach(name -> quiet(name, Level.WARNING));
    quiet(TWICE, Level.OFF);
  }

  private static void quiet(String name, Level level) {
    Logger logger = Logger.getLogger(name);
    logger.setLevel(level);
    KEPT.add(logger);
  }
}
