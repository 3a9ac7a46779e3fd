package cordon.app.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rooms of the house and the arrows between them, as DESIGN section 3 draws them. */
final class Rooms {
  static final Set<String> PURE = Set.of("base", "formats", "inspect", "detect", "fingerprint");
  static final Set<String> CAPABILITIES =
      Set.of("advisories", "gate", "exposure", "vendors", "access", "trace", "monitor", "respond");

  /** Which rooms a room may use. */
  static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("base", Set.of()),
          Map.entry("formats", Set.of("base")),
          Map.entry("inspect", Set.of("base", "formats")),
          Map.entry("store", Set.of("base")),
          Map.entry("ledger", Set.of("base", "store")),
          Map.entry("terminal", Set.of("base")),
          Map.entry("web", Set.of("base", "store")),
          Map.entry("advisories", Set.of("base", "formats", "store", "ledger", "terminal", "web")),
          Map.entry(
              "gate",
              Set.of(
                  "base",
                  "formats",
                  "inspect",
                  "store",
                  "ledger",
                  "terminal",
                  "web",
                  "advisories")),
          Map.entry(
              "exposure",
              Set.of("base", "formats", "store", "ledger", "terminal", "web", "advisories")),
          Map.entry(
              "app",
              Set.of(
                  "base",
                  "formats",
                  "inspect",
                  "store",
                  "ledger",
                  "terminal",
                  "web",
                  "advisories",
                  "gate",
                  "exposure")));

  private static final String ROOT = "cordon.";

  private Rooms() {}

  /** Everything that ships, without tests. */
  static JavaClasses shipped() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("cordon")
        .that(JavaClass.Predicates.resideOutsideOfPackage("cordon.testkit.."));
  }

  /** {@code gate} for {@code cordon.gate.npm.Packument}; empty for foreign classes. */
  static Optional<String> of(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT)) {
      return Optional.empty();
    }
    String rest = name.substring(ROOT.length());
    int dot = rest.indexOf('.');
    return Optional.of(dot < 0 ? rest : rest.substring(0, dot));
  }

  /** True for the root package of a room, which is its face. */
  static boolean isFace(JavaClass type) {
    return of(type).map(room -> type.getPackageName().equals(ROOT + room)).orElse(false);
  }
}
