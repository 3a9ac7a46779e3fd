package cordon.inspect.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.FileFacts;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Values that hold others many times, within each other, have more paths than can be gone. */
class ManyPathsTest {
  private static final String STARTS = "import os\nos.system('id')\n";

  private static void isReadSoon(String code) {
    FileFacts facts =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> PythonReaderTest.read(code + STARTS));
    assertThat(facts.facts()).anyMatch(f -> f.behaviour() == Behaviour.RUN_PROCESS);
  }

  /** Dictionaries, each of which has the one before at so many keys. */
  private static String dictionaries(String leaf, int deep, int wide) {
    StringBuilder code = new StringBuilder("d0 = " + leaf + "\n");
    for (int i = 1; i <= deep; i++) {
      code.append("d%d = {".formatted(i));
      for (int k = 0; k < wide; k++) {
        code.append("'k%d': d%d, ".formatted(k, i - 1));
      }
      code.append("}\n");
    }
    return code.toString();
  }

  @Test
  void settingsOfEditors() {
    isReadSoon(dictionaries("'x'", 9, 40) + "import json\njson.dumps(d9)\n");
  }

  @Test
  void copiesOfMail() {
    StringBuilder code = new StringBuilder("d0 = 'x'\n");
    for (int i = 1; i <= 3; i++) {
      String items = String.join(", ", Collections.nCopies(3_000, "d" + (i - 1)));
      code.append("d%d = [%s]\n".formatted(i, items));
    }
    isReadSoon(code + "m = {'bcc': d3}\n");
  }

  @Test
  void addressesOfWallets() {
    String pay =
        """
        import re
        def fix(text):
            if re.match(r'^0x[a-fA-F0-9]{40}$', text):
                return d40
            return text
        """;
    isReadSoon(dictionaries("'0x71C7656EC7ab88b098defB751B7401B5f6d8976F'", 40, 2) + pay);
  }

  @Test
  void recordsOfALargeTable() {
    StringBuilder code = new StringBuilder("table = {");
    for (int i = 0; i < 50_000; i++) {
      code.append("'k%d': 1, ".formatted(i));
    }
    code.append("}\n").append("table[kind]\n".repeat(50_000));
    isReadSoon(code.toString());
  }
}
