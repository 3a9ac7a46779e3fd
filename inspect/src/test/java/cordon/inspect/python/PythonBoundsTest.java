package cordon.inspect.python;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.FileFacts;
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

  private static final String FLOW =
      """
      import base64
      def show(text):
          return base64.b64decode(text)
      exec(show(given))
      """;

  @Test
  void flowAfterBusyWorkIsDoubted() {
    FileFacts facts = PythonReaderTest.read(BUSY + FLOW);
    assertThat(facts.complete()).isFalse();
    assertThat(facts.doubts()).containsExactly("it repeats more than can be followed");
  }

  @Test
  void busyWorkAloneIsNot() {
    assertThat(PythonReaderTest.read(BUSY).complete()).isTrue();
  }

  @Test
  void flowWithoutBusyWorkIsNot() {
    assertThat(PythonReaderTest.read(FLOW).complete()).isTrue();
  }

  @Test
  void callsTooDeepAreDoubted() {
    assertThat(PythonReaderTest.read(chain(40)).doubts())
        .containsExactly("its functions call each other too deep to be followed");
    assertThat(PythonReaderTest.read(chain(5)).doubts()).isEmpty();
  }

  /** Text that is passed through so many functions before it is run. */
  private static String chain(int deep) {
    StringBuilder code = new StringBuilder("def f0(text):\n    exec(text)\n");
    for (int i = 1; i < deep; i++) {
      code.append("def f%d(text):\n    f%d(text)\n".formatted(i, i - 1));
    }
    return code.append("f%d(given)\n".formatted(deep - 1)).toString();
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
}
