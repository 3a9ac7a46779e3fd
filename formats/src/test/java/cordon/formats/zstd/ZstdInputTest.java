package cordon.formats.zstd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.formats.Mutations;
import cordon.formats.zstd.ZstdException.Why;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ZstdInputTest {
  /** Packed by zstd 1.5.4 at level 19: coded literals in four streams, described codes. */
  static final byte[] LINES =
      Base64.getDecoder()
          .decode(
              "KLUv/QRoTQ0AlqZNFbBpOa8xSdIyKkk5UiaZUpJSL5mLAVAAQgBFAEMi/IWjkRZZ/KqMKedEaDKpkpAg1jal"
                  + "Sf1RZta4Z3o3Q9xbMpKtYrGo1S4k5slOZ7vc+fC+EGm1AojDwkBDAMJhwIDhQJBwiMNAQcCBQIBCMdGVJ0KW"
                  + "4E3iuFPbdT0y9ONios81FA5XdaTK9rI27cW12Q7LfpZSea1PNObFlYgidXJYMj0rp0JeKKToWNRg3CVzUlSv"
                  + "SiYq9qLVieR0omuoNHkrTY30ixCZo2KDQlxfDF1ofs7nLfmW6oc/yWm2VyUeZM1WGql+eM/U4zHfmRHnRTL0"
                  + "2pQDALVtSJu03yierTHeTNNt5txeko2ktlVsURXbRzGxPEZyYl0dc7WxuRm7R2LEL1ajiEVU1aioZF7spiri"
                  + "crA1RNanAYDuqBFAbH7/M8BbDhBOxJgPWfe639f6TSev82fXnoErtLRqy1jheDGVMY5l3pUbt7TUYlHItHHJ"
                  + "t2ZqQjiePlu2LC+tDx0rFitPHNeKjiGQdeXGLU1uCnRuXNae2R4bDsKnz8fLzeXm8PHR5eZjIKsdokwy");

  private static final byte[] EMPTY = hex("28b52ffd2400010000 99e9d851");

  @Test
  void whatWasPackedIsThere() throws IOException {
    String lines =
        IntStream.range(0, 120)
            .mapToObj(i -> "package " + i * 7919 % 1000 + " of the layer " + i + "\n")
            .collect(Collectors.joining());
    assertThat(new String(unpacked(LINES), UTF_8)).isEqualTo(lines);
    assertThat(unpacked(EMPTY)).isEmpty();
  }

  @Test
  void framesFollowEachOtherAndSomeAreSkipped() throws IOException {
    byte[] skipped = hex("5a2a4d18 03000000 010203");
    assertThat(unpacked(join(skipped, raw("a"), EMPTY, skipped, run('b', 5), skipped)))
        .asString(UTF_8)
        .isEqualTo("abbbbb");
    assertThat(unpacked(skipped)).isEmpty();
  }

  @Test
  void eachWayToBeWrongIsRefused() {
    assertRefused(Why.CHECKSUM, "checksum", changed(LINES, LINES.length - 1));
    assertRefused(Why.DAMAGED, "begin no frame", join(raw("a"), "tail".getBytes(UTF_8)));
    assertRefused(Why.DICTIONARY, "dictionary", hex("28b52ffd 01 00 07 010000"));
    assertRefused(Why.WINDOW, "asks for a window of 67108864 bytes", hex("28b52ffd 00 80 010000"));
    assertRefused(Why.WINDOW, "18446744073709551615", hex("28b52ffd e0 ffffffffffffffff 010000"));
    assertRefused(Why.DAMAGED, "reserved bit", hex("28b52ffd 08 00 010000"));
    assertRefused(Why.DAMAGED, "of no type", hex("28b52ffd 00 00 070000"));
    assertRefused(Why.DAMAGED, "another size", hex("28b52ffd 20 05 010000"));
    assertRefused(Why.DAMAGED, "too large", hex("28b52ffd 20 00 0b0000 41"));
    assertRefused(Why.DAMAGED, "has not told", hex("28b52ffd 00 50 250000 17000041"));
    assertRefused(
        Why.DAMAGED, "what is not there", hex("28b52ffd 00 50 4d0000 0841 01540108 000001"));
    for (byte[] cut :
        new byte[][] {{}, head(LINES, 3), head(LINES, 40), head(LINES, LINES.length - 2)}) {
      assertThatThrownBy(() -> unpacked(cut)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aHeaderTakesNoMemoryAndABombIsUnpackedByPieces() throws IOException {
    byte[] blocks = new byte[4 * 1_000];
    for (int i = 0; i < blocks.length; i += 4) {
      System.arraycopy(hex("02001000"), 0, blocks, i, 4);
    }
    byte[] bomb = join(hex("28b52ffd 00 78"), blocks, hex("010000"));
    long total = 0;
    try (InputStream in = new ZstdInput(new ByteArrayInputStream(bomb))) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        total += n;
      }
    }
    assertThat(total).isEqualTo(1_000L << 17);
  }

  @Test
  void whateverBytesThereAreItEndsAndSaysWhy() {
    Mutations.survive(
        4711,
        4_000,
        LINES,
        bytes -> {
          try {
            assertThat(unpacked(bytes).length).isLessThan(1 << 22);
          } catch (ZstdException refused) {
            assertThat(refused.detail()).isNotBlank();
          } catch (EOFException early) {
            // It was cut.
          }
        });
  }

  static byte[] unpacked(byte[] packed) throws IOException {
    try (InputStream in = new ZstdInput(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  private static void assertRefused(Why why, String detail, byte[] packed) {
    assertThatThrownBy(() -> unpacked(packed))
        .isInstanceOfSatisfying(
            ZstdException.class,
            refused -> {
              assertThat(refused.detail()).contains(detail);
              assertThat(refused.why()).isEqualTo(why);
            });
  }

  /** A frame with one block as it is. */
  private static byte[] raw(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return join(
        hex("28b52ffd 20"),
        new byte[] {(byte) bytes.length, (byte) (bytes.length << 3 | 1), 0, 0},
        bytes);
  }

  private static byte[] run(char value, int length) {
    return join(
        hex("28b52ffd 20"),
        new byte[] {(byte) length, (byte) (length << 3 | 3), 0, 0, (byte) value});
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    copy[at] ^= 1;
    return copy;
  }

  private static byte[] head(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
