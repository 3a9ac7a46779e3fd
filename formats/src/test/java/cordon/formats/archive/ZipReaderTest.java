package cordon.formats.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.Anomaly.Kind;
import cordon.formats.archive.ArchiveEntry.Type;
import cordon.testkit.archive.ZipForge;
import cordon.testkit.archive.ZipForge.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipReaderTest {
  private static final String TEXT = "print('inert')\n".repeat(40);

  @Test
  void soundArchivesHaveNothingOdd() {
    byte[] zip =
        new ZipForge()
            .file("a.py", TEXT)
            .add(Entry.of("stored.txt", "as it is").method(0))
            .add(Entry.of("streamed.py", TEXT).withDescriptor())
            .add(Entry.of("run.sh", "#!/bin/sh").mode(0100755))
            .add(Entry.of("folder/", "").method(0))
            .comment("made by a tool".getBytes(UTF_8))
            .bytes();
    Shown shown = Shown.zip(zip);
    assertThat(shown.anomalies).isEmpty();
    assertThat(shown.paths())
        .containsExactly("a.py", "stored.txt", "streamed.py", "run.sh", "folder");
    assertThat(shown.text("a.py")).isEqualTo(TEXT);
    assertThat(shown.text("streamed.py")).isEqualTo(TEXT);
    assertThat(shown.entries.get(3).executable()).isTrue();
    assertThat(shown.entries.get(4).type()).isEqualTo(Type.FOLDER);
  }

  @Test
  void nameThatDiffersBetweenTheHeadersIsAmbiguous() {
    Shown shown = Shown.zip(new ZipForge().add(Entry.of("a.txt", TEXT).locally("a.py")).bytes());
    assertThat(shown.kinds()).containsExactly(Kind.AMBIGUOUS);
    assertThat(shown.paths()).containsExactly("a.txt");
  }

  @Test
  void secondNameOfAnEntryIsAmbiguous() {
    CRC32 crc = new CRC32();
    crc.update("a.txt".getBytes(UTF_8));
    ByteBuffer field = ByteBuffer.allocate(9 + 4).order(ByteOrder.LITTLE_ENDIAN);
    field.putShort((short) 0x7075).putShort((short) 9).put((byte) 1).putInt((int) crc.getValue());
    field.put("a.py".getBytes(US_ASCII));
    Shown shown =
        Shown.zip(new ZipForge().add(Entry.of("a.txt", TEXT).extra(field.array())).bytes());
    assertThat(shown.kinds()).containsExactly(Kind.AMBIGUOUS);
    assertThat(shown.anomalies.getFirst().detail()).contains("a.py");
  }

  @Test
  void entryThatTheListLeavesOutIsReadAndReported() {
    byte[] zip =
        new ZipForge()
            .file("a.py", TEXT)
            .add(Entry.of("hidden.py", "print('hidden')").unlisted())
            .add(Entry.of("streamed.py", TEXT).withDescriptor().unlisted())
            .add(Entry.of("stored.py", TEXT).method(0).unlisted())
            .file("z.py", TEXT)
            .bytes();
    Shown shown = Shown.zip(zip);
    assertThat(shown.kinds()).containsExactly(Kind.HIDDEN);
    assertThat(shown.paths())
        .containsExactlyInAnyOrder("a.py", "z.py", "hidden.py", "streamed.py", "stored.py");
    assertThat(shown.text("streamed.py")).isEqualTo(TEXT);
  }

  @Test
  void twoArchivesInOneFileAreBothRead() {
    byte[] first = new ZipForge().file("first.py", TEXT).bytes();
    byte[] second = new ZipForge().file("second.py", TEXT).bytes();
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    Shown shown = Shown.zip(both.toByteArray());
    assertThat(shown.paths()).containsExactlyInAnyOrder("first.py", "second.py");
    assertThat(shown.kinds()).contains(Kind.HIDDEN);
  }

  @Test
  void endOfListWithinTheCommentIsAmbiguous() {
    byte[] inner = new ZipForge().bytes();
    Shown shown = Shown.zip(new ZipForge().file("a.py", TEXT).comment(inner).bytes());
    assertThat(shown.kinds()).contains(Kind.AMBIGUOUS);
  }

  @Test
  void archiveStoredAsTheLastEntryIsNoSecondEnd() {
    byte[] inner = new ZipForge().file("b.py", TEXT).bytes();
    Shown shown = Shown.zip(new ZipForge().add(Entry.of("inner.zip", inner).method(0)).bytes());
    assertThat(shown.anomalies).isEmpty();
    assertThat(shown.contents.get("inner.zip")).isEqualTo(inner);
  }

  @Test
  void bytesAroundAreReported() {
    byte[] script = "#!/bin/sh\nexec java -jar \"$0\"\n".getBytes(US_ASCII);
    ByteArrayOutputStream launcher = new ByteArrayOutputStream();
    launcher.writeBytes(script);
    launcher.writeBytes(new ZipForge().file("a.py", TEXT).bytes());
    Shown prepended = Shown.zip(launcher.toByteArray());
    assertThat(prepended.kinds()).containsExactly(Kind.PREPENDED);
    assertThat(prepended.text("a.py")).isEqualTo(TEXT);

    Shown shifted =
        Shown.zip(new ZipForge().raw(script).file("a.py", TEXT).file("b.py", TEXT).bytes());
    assertThat(shifted.kinds()).containsExactly(Kind.PREPENDED);

    Shown appended =
        Shown.zip(new ZipForge().file("a.py", TEXT).append(new byte[] {1, 2, 3}).bytes());
    assertThat(appended.kinds()).containsExactly(Kind.APPENDED);
    assertThat(appended.text("a.py")).isEqualTo(TEXT);

    Shown between =
        Shown.zip(new ZipForge().file("a.py", TEXT).raw(script).file("b.py", TEXT).bytes());
    assertThat(between.kinds()).containsExactly(Kind.GAP);
  }

  @Test
  void overlappingEntriesAreReported() {
    Entry entry = Entry.of("a.py", TEXT).method(0);
    byte[] zip = new ZipForge().add(entry).list(entry, TEXT.length(), 0).bytes();
    assertThat(Shown.zip(zip).kinds()).contains(Kind.OVERLAP, Kind.DUPLICATE);
  }

  @Test
  void duplicatesAreBothShown() {
    Shown shown = Shown.zip(new ZipForge().file("a.py", TEXT).file("./a.py", "other").bytes());
    assertThat(shown.paths()).containsExactly("a.py", "a.py");
    assertThat(shown.kinds()).containsExactly(Kind.DUPLICATE);
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/x.py, etc/x.py, ABSOLUTE_PATH",
    "../../x.py, x.py, PARENT_PATH",
    "a/../../x.py, x.py, PARENT_PATH",
    "a\\b\\x.py, a/b/x.py, BACKSLASH_PATH",
    "C:x.py, x.py, DRIVE_PATH",
    "C:/x.py, x.py, DRIVE_PATH",
    "x.py\0.txt, x.py, CONTROL_PATH",
    "a/\u001b[2Kx.py, a/\u001b[2Kx.py, CONTROL_PATH",
  })
  void pathsAreMadeSafe(String written, String safe, Kind kind) {
    Shown shown = Shown.zip(new ZipForge().file(written, TEXT).bytes());
    assertThat(shown.paths()).containsExactly(safe);
    assertThat(shown.kinds()).contains(kind);
  }

  @Test
  void brokenUtf8IsReported() {
    Entry entry = Entry.of("x", TEXT).named(new byte[] {'a', (byte) 0xC3, '(', '.', 'p', 'y'});
    Shown shown = Shown.zip(new ZipForge().add(entry).bytes());
    assertThat(shown.kinds()).containsExactly(Kind.PATH_ENCODING);
    assertThat(shown.paths()).hasSize(1);
  }

  @Test
  void linksAreNotFollowed() {
    byte[] zip =
        new ZipForge()
            .add(Entry.of("in", "folder/file").mode(0120777))
            .add(Entry.of("deep/out", "../../etc/shadow").mode(0120777))
            .add(Entry.of("root", "/etc").mode(0120777))
            .file("root/cron.d/x", TEXT)
            .bytes();
    Shown shown = Shown.zip(zip);
    assertThat(shown.kinds()).containsExactly(Kind.LINK, Kind.ESCAPING_LINK, Kind.THROUGH_LINK);
    assertThat(shown.entries.getFirst().type()).isEqualTo(Type.SYMBOLIC_LINK);
    assertThat(shown.entries.getFirst().target()).isEqualTo("folder/file");
  }

  @Test
  void whatCannotBeReadIsSaid() {
    Shown encrypted = Shown.zip(new ZipForge().add(Entry.of("a.py", TEXT).flags(1)).bytes());
    assertThat(encrypted.kinds()).containsExactly(Kind.ENCRYPTED);
    assertThat(encrypted.paths()).containsExactly("a.py");
    Shown method = Shown.zip(new ZipForge().add(Entry.of("a.py", TEXT).method(93)).bytes());
    assertThat(method.kinds()).containsExactly(Kind.UNSUPPORTED);
    assertThat(Kind.UNSUPPORTED.unread()).isTrue();
  }

  @Test
  void sizesAndChecksumsAreComparedWithTheContent() {
    assertThat(Shown.zip(new ZipForge().add(Entry.of("a.py", TEXT).crc(7)).bytes()).kinds())
        .containsExactly(Kind.CHECKSUM);
    Shown shorter = Shown.zip(new ZipForge().add(Entry.of("a.py", TEXT).declared(5)).bytes());
    assertThat(shorter.kinds()).containsExactly(Kind.SIZE);
    assertThat(shorter.text("a.py")).isEqualTo(TEXT);
  }

  @Test
  void numberOfEntriesThatLiesIsAmbiguous() {
    assertThat(Shown.zip(new ZipForge().file("a.py", TEXT).declaring(2).bytes()).kinds())
        .containsExactly(Kind.AMBIGUOUS);
  }

  @Test
  void folderWithContentIsAFile() {
    Shown shown = Shown.zip(new ZipForge().file("a.py/", TEXT).bytes());
    assertThat(shown.entries.getFirst().type()).isEqualTo(Type.FILE);
    assertThat(shown.text("a.py")).isEqualTo(TEXT);
  }

  @Test
  void withoutAListItIsReadFromTheBeginning() {
    byte[] whole = new ZipForge().file("a.py", TEXT).file("b.py", TEXT).bytes();
    Shown shown = Shown.zip(java.util.Arrays.copyOf(whole, whole.length - 30));
    assertThat(shown.kinds()).startsWith(Kind.TRUNCATED).doesNotContain(Kind.HIDDEN);
    assertThat(shown.paths()).containsExactly("a.py", "b.py");
  }
}
