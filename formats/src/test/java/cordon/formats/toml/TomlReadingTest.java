package cordon.formats.toml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.formats.Mutations;
import cordon.formats.toml.TomlReading.Section;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomlReadingTest {
  private static final TomlReading READING = new TomlReading("test.toml", 1 << 20);

  private static List<Section> read(byte[] bytes) {
    List<Section> sections = new ArrayList<>();
    try {
      READING.sections(new ByteArrayInputStream(bytes), sections::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sections;
  }

  private static List<Section> read(String text) {
    return read(text.getBytes(UTF_8));
  }

  private static TomlValue.Table table(String text) {
    return read(text).getFirst().table();
  }

  @Test
  void sectionsComeInOrderWithTheirLines() {
    List<Section> sections =
        read("a = 1 # one\n\n[[p.q]]\nname = 'x'\n[p.\"q r\"]\n\n[[p.q]]\n[end]");
    assertThat(sections).extracting(Section::line).containsExactly(1, 3, 5, 7, 8);
    assertThat(sections.get(1).is("p", "q")).isTrue();
    assertThat(sections.get(1).array()).isTrue();
    assertThat(sections.get(2).path()).containsExactly("p", "q r");
    assertThat(sections.get(2).array()).isFalse();
    assertThat(sections.getFirst().table().written("a")).isEqualTo("1");
  }

  @Test
  void stringsOfAllFourKinds() {
    TomlValue.Table strings =
        table(
            """
            basic = "tab\\t quote\\" \\u00e9 \\U0001F600"
            literal = 'C:\\x'
            lines = \"""
            one
            two \\
               three""\"""
            raw = '''
            ''it\\'''
            empty = ""
            """);
    assertThat(strings.text("basic")).contains("tab\t quote\" é 😀");
    assertThat(strings.text("literal")).contains("C:\\x");
    assertThat(strings.text("lines")).contains("one\ntwo three\"\"");
    assertThat(strings.text("raw")).contains("''it\\");
    assertThat(strings.text("empty")).contains("");
  }

  @Test
  void valuesNest() {
    TomlValue.Table values =
        table(
            """
            when = 1979-05-27 07:32:00Z
            on = true
            files = [
              { name = "a", hashes = { sha256 = "00" } }, # first
              { name = "b" },
            ]
            a.b.c = 1
            a.b.d = 2
            "quoted key" = []
            """);
    assertThat(values.written("when")).isEqualTo("1979-05-27 07:32:00Z");
    assertThat(values.tables("files")).hasSize(2);
    assertThat(values.tables("files").getFirst().table("hashes").text("sha256")).contains("00");
    assertThat(values.table("a").table("b").written("d")).isEqualTo("2");
    assertThat(values.tables("quoted key")).isEmpty();
  }

  @Test
  void byteOrderMarkAndCarriageReturnsDoNotMatter() {
    assertThat(table("\ufeffa = 'x'\r\nb = '''y\r\nz'''\r\n").members())
        .isEqualTo(table("a = 'x'\nb = '''y\nz'''\n").members());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a =",
        "a = 1 b = 2",
        "a = 1\na = 2",
        "a = {b = 1}\na.c = 2",
        "a = \"x",
        "a = \"x\ny\"",
        "a = [1",
        "a = [1 2]",
        "a = {b = 1",
        "[a",
        "[[a]",
        "[a] b = 1",
        "[]",
        "a = \"\\q\"",
        "a = \"\\ud800\"",
        "a = \u0001",
        "a = 'x'\rb = 1",
        "= 1",
        "a = @",
      })
  void whatIsNoTomlIsRefusedWithItsPlace(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("test.toml")
        .hasMessageContaining("line ");
  }

  @Test
  void latin1IsRefusedWithItsPlace() {
    assertThatThrownBy(() -> read("a = 'é'\n".getBytes(ISO_8859_1)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("not in UTF-8");
  }

  @Test
  void depthAndLengthAreBounded() {
    assertThatThrownBy(() -> read("a = " + "[".repeat(100_000)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("nested deeper");
    assertThatThrownBy(() -> read("a = " + "{a = ".repeat(10_000)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("nested deeper");
    assertThatThrownBy(() -> read("#" + "x".repeat(2 << 20)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("exceeds its bound");
  }

  @Test
  void damagedTextIsReadOrRefused() {
    String valid = "a.b = [1, {c = \"\\u00e9\"}]\n[[p]]\nx = '''y'''\nd = 1979-05-27\n";
    Mutations.survive(60, 5000, valid.getBytes(UTF_8), TomlReadingTest::read);
  }
}
