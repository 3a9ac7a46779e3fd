package cordon.inspect.javascript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cordon.inspect.rules.Rules;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.vocabulary.Vocabulary;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values that hold others many times, within each other, have more paths than can be gone. */
class ManyPathsTest {
  private static final Vocabulary VOCABULARY = Rules.own(false).build().vocabulary();

  private static void isReadSoon(String code) {
    Session session = new Session(VOCABULARY, new ShellReader(VOCABULARY), new Signals(VOCABULARY));
    Source source =
        Source.file("a.js", (code + "require('child_process').exec('id');").toCharArray());
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> JavaScriptReader.follow(session, source));
    assertThat(session.sink.facts()).anyMatch(f -> f.detail().equals("id"));
  }

  @Test
  void addressesOfWallets() {
    String lists =
        IntStream.rangeClosed(1, 40)
            .mapToObj(i -> "const i%d=[i%d,i%d];".formatted(i, i - 1, i - 1))
            .collect(Collectors.joining());
    isReadSoon(
        "const i0='x';"
            + lists
            + "exports.fix=function(t){if(/^0x[a-fA-F0-9]{40}$/.test(t))return i40;return t};");
  }

  @Test
  void copiesOfMail() {
    StringBuilder code = new StringBuilder("const b0='x',m0={bcc:0};");
    for (int i = 1; i <= 3; i++) {
      code.append("const b%d=[%s];".formatted(i, ("b" + (i - 1) + ",").repeat(40)));
    }
    for (int i = 1; i <= 3; i++) {
      String before = i == 1 ? "{to:t,bcc:b3}" : "m" + (i - 1);
      code.append("const m%d=[%s];".formatted(i, (before + ",").repeat(40)));
    }
    isReadSoon(code + "fetch('https://api.mailer.invalid/x',{body:JSON.stringify(m3)});");
  }
}
