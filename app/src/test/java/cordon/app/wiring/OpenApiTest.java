package cordon.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.app.RunningServer;
import cordon.app.openapi.OpenApi;
import cordon.web.Route;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private static Map<?, ?> document = Map.of();

  @TempDir Path home;

  @BeforeAll
  static void read() throws Exception {
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi.yaml")) {
      document = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
    }
  }

  @Test
  void theDocumentHasTheRoutesAndNoOthers() {
    try (Wiring house = RunningServer.start(home, home.resolve("data"))) {
      Set<String> routes =
          house.routes().stream()
              .filter(route -> route.path().startsWith("/api/"))
              .map(OpenApiTest::line)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(routes).hasSizeGreaterThan(20);
      assertThat(documented()).containsExactlyElementsOf(routes);
    }
  }

  @Test
  void everyPathParameterIsDeclared() {
    Pattern parameter = Pattern.compile("\\{(\\w+)}");
    operations().forEach((line, operation) -> {
      Set<String> wanted =
          parameter.matcher(line).results().map(m -> m.group(1)).collect(Collectors.toSet());
      Set<String> declared =
          list(operation.get("parameters")).stream()
              .map(OpenApiTest::resolved)
              .filter(p -> "path".equals(p.get("in")))
              .map(p -> String.valueOf(p.get("name")))
              .collect(Collectors.toSet());
      assertThat(declared).as(line).isEqualTo(wanted);
    });
  }

  @Test
  void everyOperationSaysWhatItDoesAnswersAndHowItFails() {
    operations().forEach((line, operation) -> {
      assertThat(operation.get("summary")).as(line).isInstanceOf(String.class);
      Map<?, ?> responses = (Map<?, ?>) operation.get("responses");
      assertThat(responses.keySet().stream().map(String::valueOf))
          .as(line)
          .contains("default")
          .anyMatch(status -> status.startsWith("2"));
      assertThat(resolved(responses.get("default")).toString())
          .as(line)
          .contains("application/problem+json");
    });
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    Set<String> references = new TreeSet<>();
    collect(document, references);
    assertThat(references).hasSizeGreaterThan(10).allSatisfy(r -> assertThat(at(r)).isNotNull());
  }

  private static Set<String> documented() {
    return new TreeSet<>(operations().keySet());
  }

  private static Map<String, Map<?, ?>> operations() {
    Map<String, Map<?, ?>> operations = new java.util.TreeMap<>();
    ((Map<?, ?>) document.get("paths"))
        .forEach((path, item) ->
            ((Map<?, ?>) item)
                .forEach((method, operation) -> {
                  assertThat(METHODS).contains(String.valueOf(method));
                  operations.put(
                      String.valueOf(method).toUpperCase(Locale.ROOT) + " " + path,
                      (Map<?, ?>) operation);
                }));
    return operations;
  }

  private static String line(Route route) {
    return route.method() + " " + route.path();
  }

  private static List<?> list(Object value) {
    return value == null ? List.of() : (List<?>) value;
  }

  private static Map<?, ?> resolved(Object value) {
    Map<?, ?> map = (Map<?, ?>) value;
    Object reference = map.get("$ref");
    return reference == null ? map : (Map<?, ?>) at(String.valueOf(reference));
  }

  private static Object at(String reference) {
    Object at = document;
    for (String part : reference.substring("#/".length()).split("/")) {
      at = at instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return at;
  }

  private static void collect(Object value, Set<String> references) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, child) -> {
        if ("$ref".equals(key)) {
          references.add(String.valueOf(child));
        }
        collect(child, references);
      });
    } else if (value instanceof List<?> items) {
      items.forEach(child -> collect(child, references));
    }
  }
}
