package cordon.formats.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.Anomaly.Kind;
import cordon.formats.archive.ArchiveEntry.Type;
import cordon.testkit.archive.TarForge;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TarReaderTest {
  private static final String TEXT = "print('inert')\n".repeat(40);
  private static final String LONG = "folder/".repeat(30) + "x.py";

  @Test
  void soundArchivesHaveNothingOdd() {
    byte[] tar =
        new TarForge()
            .folder("pkg/")
            .file("pkg/a.py", TEXT)
            .file("pkg/empty", "")
            .about('x', TarForge.pax("path", LONG, "mtime", "1.5"))
            .file("short", "pax")
            .about('L', LONG + "2\0")
            .file("short", "gnu")
            .end()
            .raw(new byte[8192])
            .bytes();
    Shown shown = Shown.tar(tar);
    assertThat(shown.anomalies).isEmpty();
    assertThat(shown.paths()).containsExactly("pkg", "pkg/a.py", "pkg/empty", LONG, LONG + "2");
    assertThat(shown.text("pkg/a.py")).isEqualTo(TEXT);
    assertThat(shown.text(LONG)).isEqualTo("pax");
  }

  @Test
  void membersBehindTheEndAreReadAndReported() {
    byte[] tar = new TarForge().file("a.py", TEXT).end().file("late.py", TEXT).end().bytes();
    Shown shown = Shown.tar(tar);
    assertThat(shown.kinds()).containsExactly(Kind.APPENDED, Kind.HIDDEN);
    assertThat(shown.paths()).containsExactly("a.py", "late.py");
  }

  /** Python's tarfile ends at the first empty block, npm's reader at the second. */
  @Test
  void oneEmptyBlockIsAnEndForSome() {
    byte[] tar =
        new TarForge().file("a.py", TEXT).raw(new byte[512]).file("b.py", TEXT).end().bytes();
    assertThat(Shown.tar(tar).kinds()).containsExactly(Kind.APPENDED, Kind.HIDDEN);
  }

  @Test
  void damagedHeaderDoesNotHideTheNext() {
    byte[] garbage = new byte[512];
    Arrays.fill(garbage, (byte) 'x');
    byte[] tar = new TarForge().file("a.py", TEXT).raw(garbage).file("b.py", TEXT).end().bytes();
    Shown shown = Shown.tar(tar);
    assertThat(shown.kinds()).containsExactly(Kind.DAMAGED);
    assertThat(shown.paths()).containsExactly("a.py", "b.py");
  }

  @Test
  void sumOfSignedBytesIsAnOldHabit() {
    byte[] header = Arrays.copyOf(new TarForge().file("\u00e9.py", "").bytes(), 512);
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i];
    }
    byte[] text = String.format("%06o\0 ", sum).getBytes(US_ASCII);
    System.arraycopy(text, 0, header, 148, 8);
    assertThat(Shown.tar(new TarForge().raw(header).end().bytes()).anomalies).isEmpty();
  }

  @Test
  void linksAreNotFollowed() {
    byte[] tar =
        new TarForge()
            .link('2', "pkg/in", "a.py")
            .link('2', "pkg/out", "../../etc/passwd")
            .link('1', "pkg/hard", "pkg/a.py")
            .link('1', "pkg/far", "../x")
            .file("pkg/in/x.py", TEXT)
            .end()
            .bytes();
    Shown shown = Shown.tar(tar);
    assertThat(shown.kinds()).containsExactly(Kind.LINK, Kind.ESCAPING_LINK, Kind.THROUGH_LINK);
    assertThat(shown.entries.get(2).type()).isEqualTo(Type.HARD_LINK);
    assertThat(shown.entries.get(2).target()).isEqualTo("pkg/a.py");
  }

  @Test
  void devicesAreReported() {
    Shown shown = Shown.tar(new TarForge().header("null", '3', 0, "").end().bytes());
    assertThat(shown.kinds()).containsExactly(Kind.SPECIAL_FILE);
  }

  @Test
  void sparseFilesAreNotRead() {
    byte[] pax =
        new TarForge()
            .about('x', TarForge.pax("GNU.sparse.major", "1", "GNU.sparse.name", "a.py"))
            .file("x", TEXT)
            .end()
            .bytes();
    assertThat(Shown.tar(pax).kinds()).containsExactly(Kind.UNSUPPORTED);
    byte[] old = new TarForge().header("a", 'S', 0, "").end().bytes();
    assertThat(Shown.tar(old).kinds()).containsExactly(Kind.UNSUPPORTED);
  }

  @Test
  void recordsThatToolsReadDifferentlyAreAmbiguous() {
    assertThat(kinds(new TarForge().about('x', "99 path=a\n").file("a", "")))
        .contains(Kind.AMBIGUOUS);
    assertThat(kinds(new TarForge().about('x', "path=a\n").file("a", ""))).contains(Kind.AMBIGUOUS);
    assertThat(
            kinds(new TarForge().about('x', TarForge.pax("path", "a", "path", "b")).file("c", "")))
        .contains(Kind.AMBIGUOUS);
    assertThat(kinds(new TarForge().about('g', TarForge.pax("path", "a")).file("b", "")))
        .contains(Kind.AMBIGUOUS);
    assertThat(kinds(new TarForge().about('g', TarForge.pax("comment", "a")).file("b", "")))
        .isEmpty();
    assertThat(
            kinds(
                new TarForge()
                    .about('x', TarForge.pax("path", "a"))
                    .about('L', "b\0")
                    .file("c", "")))
        .contains(Kind.AMBIGUOUS);
  }

  /** One tool takes the size of the header, another that of the records, and finds other files. */
  @Test
  void twoSizesAreAmbiguous() {
    byte[] inner = new TarForge().file("hidden.py", TEXT).bytes();
    TarForge tar =
        new TarForge()
            .about('x', TarForge.pax("size", Integer.toString(inner.length)))
            .header("data", '0', 0, "")
            .body(inner);
    assertThat(kinds(tar)).containsExactly(Kind.AMBIGUOUS);
  }

  @Test
  void linkWithASizeIsAmbiguous() {
    TarForge tar = new TarForge().header("a", '2', 512, "b").raw(new byte[512]);
    assertThat(kinds(tar)).contains(Kind.AMBIGUOUS);
  }

  @Test
  void foldersThatOnlySomeReadAreAmbiguous() {
    byte[] header = Arrays.copyOf(new TarForge().file("a.py", "").bytes(), 512);
    System.arraycopy("ustar  \0".getBytes(US_ASCII), 0, header, 257, 8);
    System.arraycopy("other/".getBytes(US_ASCII), 0, header, 345, 6);
    assertThat(kinds(new TarForge().sealed(header))).containsExactly(Kind.AMBIGUOUS);
  }

  @Test
  void sizesOfGnuAreNumbersOfBytes() {
    byte[] size = new byte[12];
    size[0] = (byte) 0x80;
    size[11] = 5;
    Shown shown =
        Shown.tar(
            new TarForge()
                .header("a", '0', size, "")
                .body("hello".getBytes(US_ASCII))
                .end()
                .bytes());
    assertThat(shown.anomalies).isEmpty();
    assertThat(shown.text("a")).isEqualTo("hello");
    Arrays.fill(size, (byte) 0xFF);
    assertThat(Shown.tar(new TarForge().header("a", '0', size, "").end().bytes()).kinds())
        .containsExactly(Kind.DAMAGED);
  }

  @Test
  void endThatIsMissingIsSaid() {
    byte[] tar = new TarForge().file("a.py", TEXT).bytes();
    assertThat(Shown.tar(tar).kinds()).containsExactly(Kind.UNTERMINATED);
    assertThat(Kind.UNTERMINATED.unread()).isFalse();
    assertThat(Shown.tar(Arrays.copyOf(tar, tar.length - 600)).kinds()).contains(Kind.TRUNCATED);
    assertThat(Shown.tar(Arrays.copyOf(tar, 100)).kinds()).containsExactly(Kind.TRUNCATED);
  }

  @Test
  void duplicatesAreBothShown() {
    Shown shown = Shown.tar(new TarForge().file("a", "1").file("./a", "2").end().bytes());
    assertThat(shown.kinds()).containsExactly(Kind.DUPLICATE);
    assertThat(shown.entries).hasSize(2);
  }

  private static java.util.List<Kind> kinds(TarForge tar) {
    return Shown.tar(tar.end().bytes()).kinds();
  }
}
