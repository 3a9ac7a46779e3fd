package cordon.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SHIPPED = Rooms.shipped();

  /** Names and encodings, no connection. */
  /** What a library asks for that reads from memory. */
  private static final Set<String> HARMLESS_CHANNELS =
      Set.of(
          "java.nio.channels.SeekableByteChannel", "java.nio.channels.NonWritableChannelException");

  private static final Set<String> HARMLESS_NET =
      Set.of(
          "java.net.URI",
          "java.net.URISyntaxException",
          "java.net.URLDecoder",
          "java.net.URLEncoder");

  @Test
  void thereIsSomethingToJudge() {
    assertThat(SHIPPED.size()).isGreaterThan(100);
    assertThat(SHIPPED.stream().flatMap(c -> Rooms.of(c).stream()).distinct())
        .contains("base", "store", "ledger", "terminal", "web", "gate", "app")
        .allSatisfy(room -> assertThat(Rooms.MAY_USE).containsKey(room));
  }

  @Test
  void arrowsOnlyPointDown() {
    assertThat(
            breaches((from, to) ->
                Rooms.of(to)
                    .filter(room -> !room.equals(room(from)))
                    .filter(room -> !Rooms.MAY_USE.get(room(from)).contains(room))
                    .isPresent()))
        .isEmpty();
  }

  @Test
  void ofAnotherCapabilityOnlyItsFaceIsSeen() {
    assertThat(
            breaches((from, to) ->
                Rooms.of(to).filter(Rooms.CAPABILITIES::contains).isPresent()
                    && !room(from).equals(room(to))
                    && !Rooms.isFace(to)
                    && !(room(from).equals("app") && isCommands(to))))
        .isEmpty();
  }

  @Test
  void pureRoomsTouchNoSocketNoDatabaseNoFileNoThreadAndNoClock() {
    assertThat(breaches((from, to) -> Rooms.PURE.contains(room(from)) && isWorldly(to))).isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : SHIPPED) {
      JavaPackage home = type.getPackage();
      if (!isGenerated(type)
          && home.tryGetPackageInfo().filter(p -> p.isAnnotatedWith(NullMarked.class)).isEmpty()) {
        unmarked.add(home.getName());
      }
    }
    assertThat(unmarked).isEmpty();
  }

  @Test
  void forbiddenCallsNameTheirReplacement() {
    List<String> calls = new ArrayList<>();
    for (JavaClass type : SHIPPED) {
      for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
        ForbiddenCalls.judge(access).ifPresent(calls::add);
      }
    }
    assertThat(calls).isEmpty();
  }

  @Test
  void theListOfForbiddenCallsDoesCatchThem() {
    JavaClasses bad =
        new com.tngtech.archunit.core.importer.ClassFileImporter().importClasses(Careless.class);
    assertThat(
            bad.get(Careless.class).getCodeUnitAccessesFromSelf().stream()
                .flatMap(access -> ForbiddenCalls.judge(access).stream()))
        .hasSize(3)
        .allSatisfy(message -> assertThat(message).contains("instead"));
  }

  /** Does what is forbidden, so that the test of the test has something to find. */
  static final class Careless {
    String read() {
      return System.getenv("HOME") + java.time.Instant.now() + Math.random();
    }
  }

  private static List<String> breaches(BiPredicate<JavaClass, JavaClass> forbidden) {
    return SHIPPED.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(d -> forbidden.test(d.getOriginClass(), d.getTargetClass().getBaseComponentType()))
        .map(Dependency::getDescription)
        .distinct()
        .toList();
  }

  private static String room(JavaClass type) {
    return Rooms.of(type).orElseThrow();
  }

  private static boolean isCommands(JavaClass type) {
    return type.getPackageName().endsWith(".commands");
  }

  /** Pages are made from templates by JTE. */
  private static boolean isGenerated(JavaClass type) {
    return type.getSimpleName().startsWith("Jte") || type.getPackageName().contains(".jte");
  }

  private static boolean isWorldly(JavaClass type) {
    String name = type.getName();
    return (name.startsWith("java.net.") && !HARMLESS_NET.contains(name))
        || name.startsWith("java.sql.")
        || name.equals("java.nio.file.Files")
        || (name.startsWith("java.nio.channels.") && !HARMLESS_CHANNELS.contains(name))
        || name.equals("java.io.File")
        || name.equals("java.io.FileInputStream")
        || name.equals("java.io.FileOutputStream")
        || name.equals("java.lang.Thread")
        || name.startsWith("java.util.concurrent.Executor")
        || name.equals("java.time.Clock")
        || name.equals("java.time.InstantSource");
  }
}
