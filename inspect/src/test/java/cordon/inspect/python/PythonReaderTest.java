package cordon.inspect.python;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.chain.NeedReader;
import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Unit;
import cordon.inspect.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Short texts with what they must and must not be found to do. {@code techniques.txt} has one after
 * the other: {@code === name}, lines {@code + need @ unit} and {@code - need}, then the code.
 */
class PythonReaderTest {
  private static final PythonReader READER =
      new PythonReader(Rules.own(false).build().vocabulary());

  record Case(String name, List<String> expected, List<String> absent, String code) {}

  static FileFacts read(String code) {
    return READER.read("pkg/mod.py", code.getBytes(StandardCharsets.UTF_8));
  }

  @TestFactory
  List<DynamicTest> techniques() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Case each : cases()) {
      tests.add(DynamicTest.dynamicTest(each.name, () -> check(each, each.code)));
    }
    assertThat(tests.size()).isGreaterThan(60);
    return tests;
  }

  static void check(Case each, String code) {
    FileFacts facts = read(code);
    for (String need : each.expected) {
      assertThat(facts.facts())
          .as("%s: %s in%n%s", each.name, need, code)
          .anyMatch(f -> fits(f, need));
    }
    for (String need : each.absent) {
      assertThat(facts.facts())
          .as("%s: no %s in%n%s", each.name, need, code)
          .noneMatch(f -> fits(f, need));
    }
    assertThat(facts.complete()).as(each.name).isTrue();
  }

  private static boolean fits(Fact fact, String need) {
    String[] parts = need.split(" @ ", -1);
    return NeedReader.read(parts[0]).fits(fact)
        && (parts.length < 2
            || Unit.function(fact.unit()).equals(parts[1].equals("load") ? "" : parts[1]));
  }

  static List<Case> cases() throws IOException {
    try (InputStream in = PythonReaderTest.class.getResourceAsStream("techniques.txt")) {
      List<Case> cases = new ArrayList<>();
      for (String part : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^=== ")) {
        if (!part.isBlank()) {
          cases.add(parse(part));
        }
      }
      return cases;
    }
  }

  private static Case parse(String part) {
    List<String> lines = part.lines().toList();
    List<String> expected = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    int at = 1;
    for (; at < lines.size() && lines.get(at).matches("[+-] .*"); at++) {
      (lines.get(at).startsWith("+") ? expected : absent).add(lines.get(at).substring(2));
    }
    String code = String.join("\n", lines.subList(at, lines.size()));
    return new Case(lines.getFirst(), expected, absent, code.stripTrailing() + "\n");
  }

  @Test
  void aFormatThatEndsInItsKeyIsReadToItsEnd() {
    assertThat(read("x = '%(a)' % {'a': 1}\nimport os\nos.system('echo ' + x)\n").facts())
        .anySatisfy(fact -> assertThat(fact.behaviour()).isEqualTo(Behaviour.RUN_PROCESS));
  }

  @Test
  void saysWhereAndHowDeep() {
    FileFacts facts =
        read(
            "import base64\n\nexec(base64.b64decode('aW1wb3J0IG9zCm9zLnN5c3RlbSgnZWNobyBpbmVydCcp'))\n");
    assertThat(facts.facts())
        .anySatisfy(fact -> {
          assertThat(fact.place().toString()).isEqualTo("pkg/mod.py:3 (decoded)");
          assertThat(fact.detail()).isEqualTo("echo inert");
          assertThat(fact.quote()).isEqualTo("os.system('echo inert')");
        });
  }
}
