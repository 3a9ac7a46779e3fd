package cordon.base.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The public test vectors beside the repository. A run counts what passes and holds the failures to
 * a list of known exceptions, exactly: an unlisted failure fails the run, and so does a listed case
 * that passes or no longer exists.
 */
public final class Vectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Vectors() {}

  /** One vector; the id is {@code file#index} with the index from 0. */
  public record Case(String id, JsonNode node) {
    public String type() {
      return node.get("test_type").asString();
    }

    public boolean mustFail() {
      return node.path("expected_failure").asBoolean(false);
    }

    public JsonNode input() {
      return node.get("input");
    }

    public JsonNode expected() {
      return node.get("expected_output");
    }
  }

  /**
   * All cases of the folder's files for which the filter holds; skips the test where it is absent.
   */
  public static List<Case> read(String folder, Function<Case, Boolean> filter) {
    Path root =
        Path.of(System.getProperty("cordon.root", "."), "..", "shared", "conformance", folder);
    assumeTrue(Files.isDirectory(root), "no conformance vectors at " + root.normalize());
    try (Stream<Path> files = Files.walk(root)) {
      List<Case> cases = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        int index = 0;
        for (JsonNode node : JSON.readTree(Files.readAllBytes(file)).path("tests")) {
          Case vector = new Case(name + "#" + index++, node);
          if (filter.apply(vector)) {
            cases.add(vector);
          }
        }
      }
      assertThat(cases).as("vectors in %s", root).isNotEmpty();
      return cases;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * @param label names the run in the printed line and the list of exceptions
   * @param check nothing if the case passes, else what came instead
   */
  public static void run(
      String label, List<Case> cases, Function<Case, java.util.Optional<String>> check) {
    Map<String, String> failures = new TreeMap<>();
    for (Case vector : cases) {
      java.util.Optional<String> wrong;
      try {
        wrong = check.apply(vector);
      } catch (RuntimeException e) {
        wrong = java.util.Optional.of(e.toString());
      }
      wrong.ifPresent(got -> failures.put(vector.id(), got + "  <-  " + vector.node()));
    }
    Map<String, String> listed = exceptions(label);
    System.out.printf(
        "conformance %s: %d of %d pass, %d listed exceptions%n",
        label, cases.size() - failures.size(), cases.size(), listed.size());
    if (!failures.keySet().equals(listed.keySet())) {
      StringBuilder message = new StringBuilder(label + ": not as listed\n");
      failures.forEach((id, got) -> {
        if (!listed.containsKey(id)) {
          message.append("fails: ").append(id).append(": ").append(got).append('\n');
        }
      });
      listed.keySet().stream()
          .filter(id -> !failures.containsKey(id))
          .forEach(id -> message.append("listed but passes or is gone: ").append(id).append('\n'));
      fail(message.toString());
    }
  }

  /** Lines {@code id: reason}; empty lines and those that begin with a number sign are comments. */
  private static Map<String, String> exceptions(String label) {
    Map<String, String> listed = new TreeMap<>();
    String resource = "/conformance/" + label + ".exceptions";
    try (InputStream in = Vectors.class.getResourceAsStream(resource)) {
      if (in == null) {
        return listed;
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (line.isBlank() || line.startsWith("# ")) {
          continue;
        }
        String[] parts = line.split(": ", 2);
        assertThat(parts).as("%s: a line without a reason: %s", resource, line).hasSize(2);
        assertThat(parts[1]).as("%s: %s has no reason", resource, parts[0]).isNotBlank();
        assertThat(listed.put(parts[0], parts[1])).as("%s: twice %s", resource, parts[0]).isNull();
      }
      return listed;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
