package cordon.formats.lockfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.formats.lockfile.GeneratedLock.Variant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is written in any of the formats is read again, wherever in the file it stands. */
class GeneratedLocksTest {

  private static List<String> read(Variant variant, byte[] text) {
    return variant.kind.read(text).releases().stream()
        .filter(r -> r.version().isPresent())
        .map(r -> r.name() + " " + r.version().get() + " " + r.hashes() + " " + r.addresses())
        .map(line -> line.toLowerCase(Locale.ROOT))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsRead(Variant variant) {
    for (int seed = 0; seed < 20; seed++) {
      List<GeneratedLock> entries = GeneratedLock.entries(new Random(seed), variant, 1 + seed * 7);
      List<String> expected = entries.stream().map(e -> e.expected(variant)).toList();
      String text = variant.document(entries);
      assertThat(read(variant, text.getBytes(UTF_8))).as("seed %d", seed).isEqualTo(expected);
      assertThat(read(variant, ("\ufeff" + text.replace("\n", "\r\n")).getBytes(UTF_8)))
          .as("seed %d with a byte order mark and CRLF", seed)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLineOfAnEntryIsWhereItBegins(Variant variant) {
    List<GeneratedLock> entries = GeneratedLock.entries(new Random(7), variant, 50);
    String text = variant.document(entries);
    List<String> lines = text.lines().toList();
    for (LockedRelease release : variant.kind.read(text.getBytes(UTF_8)).releases()) {
      int line = release.place().line() - 1;
      String near = String.join("\n", lines.subList(line, Math.min(line + 2, lines.size())));
      assertThat(near).contains(release.name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnresolvedMergeIsToldFromABrokenFile(Variant variant) {
    List<GeneratedLock> entries = GeneratedLock.entries(new Random(3), variant, 4);
    String text = variant.document(entries);
    int middle = text.indexOf('\n', text.length() / 2) + 1;
    String conflict =
        text.substring(0, middle) + "<<<<<<< HEAD\n=======\n>>>>>>> b\n" + text.substring(middle);
    assertThatThrownBy(() -> read(variant, conflict.getBytes(UTF_8)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("unresolved merge in " + variant.kind.document());
  }

  @ParameterizedTest
  @EnumSource(names = {"UV", "YARN_1"})
  void fiftyMegabytesAreReadAndMoreThanTheBoundIsRefused(Variant variant) throws IOException {
    List<GeneratedLock> entries = GeneratedLock.entries(new Random(1), variant, 5000);
    byte[] head = variant.document(List.of()).getBytes(UTF_8);
    byte[] body = variant.document(entries).substring(head.length).getBytes(UTF_8);
    int times = (50 << 20) / body.length;
    assertThat(variant.kind.read(repeated(head, body, times)).releases())
        .hasSize(entries.size() * times);
    assertThatThrownBy(() -> variant.kind.read(repeated(head, body, times * 2)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("exceeds its bound");
  }

  @Test
  void fifteenThousandPackagesOfPnpm() {
    List<GeneratedLock> many = GeneratedLock.entries(new Random(1), Variant.PNPM_9, 15_000);
    byte[] text = Variant.PNPM_9.document(many).getBytes(UTF_8);
    assertThat(read(Variant.PNPM_9, text)).hasSize(15_000);
  }

  private static InputStream repeated(byte[] head, byte[] body, int times) {
    List<InputStream> parts =
        Collections.nCopies(times, body).stream()
            .map(b -> (InputStream) new ByteArrayInputStream(b))
            .toList();
    return new SequenceInputStream(
        new ByteArrayInputStream(head), new SequenceInputStream(Collections.enumeration(parts)));
  }
}
