package cordon.app.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls that have a better way, and which. */
final class ForbiddenCalls {
  private static final String TIME = "take an InstantSource in the constructor";
  private static final String SURROUNDINGS =
      "take what you need in the constructor; app reads it (terminal's Environment)";
  private static final String CHANCE = "take a RandomGenerator in the constructor";

  /** Nobody but the two mains may. */
  private static final Map<String, String> OUTSIDE_APP =
      Map.ofEntries(
          Map.entry("java.lang.System.getenv", SURROUNDINGS),
          Map.entry("java.lang.System.getProperty", SURROUNDINGS),
          Map.entry("java.lang.Integer.getInteger", SURROUNDINGS),
          Map.entry("java.lang.Boolean.getBoolean", SURROUNDINGS),
          Map.entry("java.lang.System.exit", "return an exit code"),
          Map.entry("java.lang.System.currentTimeMillis", TIME),
          Map.entry("java.time.Instant.now", TIME),
          Map.entry("java.time.LocalDate.now", TIME),
          Map.entry("java.time.LocalDateTime.now", TIME),
          Map.entry("java.time.OffsetDateTime.now", TIME),
          Map.entry("java.time.ZonedDateTime.now", TIME),
          Map.entry("java.time.Clock.systemUTC", TIME),
          Map.entry("java.time.Clock.systemDefaultZone", TIME),
          Map.entry("java.time.InstantSource.system", TIME));

  /** Nobody may. */
  private static final Map<String, String> ANYWHERE =
      Map.of(
          "java.lang.Math.random", CHANCE,
          "java.util.UUID.randomUUID", CHANCE,
          "java.util.concurrent.ThreadLocalRandom.current", CHANCE,
          "java.lang.Runtime.exec", "use ProcessBuilder with a list of arguments",
          "java.io.ObjectInputStream.readObject", "use JSON",
          "javax.xml.stream.XMLInputFactory.newInstance",
              "use newDefaultFactory and switch off DTDs and external entities",
          "javax.xml.parsers.DocumentBuilderFactory.newInstance", "use StAX with entities off",
          "javax.xml.parsers.SAXParserFactory.newInstance", "use StAX with entities off");

  private ForbiddenCalls() {}

  /** What is wrong with the call, if anything. */
  static Optional<String> judge(JavaCodeUnitAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String call = owner.getName() + "." + access.getTarget().getName();
    String better = ANYWHERE.get(call);
    if (better == null && !isMain(access.getOriginOwner())) {
      better = OUTSIDE_APP.get(call);
    }
    return Optional.ofNullable(better).map(b -> access.getDescription() + ": instead, " + b);
  }

  private static boolean isMain(JavaClass origin) {
    return Set.of("cordon.app.Main", "cordon.app.TrainingRun").contains(origin.getName());
  }
}
