package cordon.inspect.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same technique written otherwise is found as well. */
class PythonMutationTest {
  private static final Map<String, UnaryOperator<String>> MUTATIONS =
      new TreeMap<>(
          Map.of(
              "in a function that is called", PythonMutationTest::inFunction,
              "in a try", PythonMutationTest::inTry,
              "as a text that is run", PythonMutationTest::inExec,
              "encoded once more", PythonMutationTest::encoded,
              "hosts and paths in pieces", PythonMutationTest::split,
              "with carriage returns", code -> code.replace("\n", "\r"),
              "after much that is harmless", code -> "x = [1, 2, 3]\n".repeat(3000) + code));

  /** What only holds where it stands: units by name, and statements that no function may hold. */
  private static boolean mayMove(PythonReaderTest.Case each) {
    return each.expected().stream()
            .noneMatch(need -> need.contains(" @ ") && !need.endsWith("load"))
        && !each.name().contains("(clean)")
        && !each.name().contains("long")
        && !each.name().contains("far to the right")
        && !each.code().contains("'''")
        && !each.code().contains("__name__");
  }

  @TestFactory
  List<DynamicTest> mutated() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (PythonReaderTest.Case each : PythonReaderTest.cases()) {
      if (mayMove(each)) {
        MUTATIONS.forEach((name, mutation) ->
            tests.add(
                DynamicTest.dynamicTest(
                    each.name() + ", " + name,
                    () -> PythonReaderTest.check(anywhere(each), mutation.apply(each.code())))));
      }
    }
    return tests;
  }

  private static PythonReaderTest.Case anywhere(PythonReaderTest.Case each) {
    List<String> needs = each.expected().stream().map(n -> n.split(" @ ")[0]).toList();
    return new PythonReaderTest.Case(each.name(), needs, List.of(), each.code());
  }

  private static String indented(String code) {
    return code.lines()
        .map(line -> line.isBlank() ? line : "    " + line)
        .reduce("", (a, b) -> a + b + "\n");
  }

  private static String inFunction(String code) {
    return "def zz_go():\n" + indented(code) + "zz_go()\n";
  }

  private static String inTry(String code) {
    return "try:\n" + indented(code) + "except Exception:\n    pass\n";
  }

  private static String inExec(String code) {
    return "exec(" + literal(code) + ")\n";
  }

  private static String encoded(String code) {
    String base64 = Base64.getEncoder().encodeToString(code.getBytes(StandardCharsets.UTF_8));
    return "import base64 as zz\nexec(zz.b64decode('" + base64 + "').decode())\n";
  }

  private static String literal(String code) {
    return "'"
        + code.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\t", "\\t")
        + "'";
  }

  /** {@code 'webhook'} as {@code 'web' + 'hook'}, where that is one literal by itself. */
  private static String split(String code) {
    Matcher plain = Pattern.compile("(?<=[(=] ?|, )'([a-z:/.~_]{6,})'(?=[,)\n])").matcher(code);
    return plain.replaceAll(
        m -> "'" + m.group(1).substring(0, 3) + "' + '" + m.group(1).substring(3) + "'");
  }
}
