package cordon.inspect.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DecodersTest {
  private static final long SEED = 20260401;

  @Test
  void undoesWhatLibrariesEncode() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      byte[] plain = new byte[1 + random.nextInt(300)];
      random.nextBytes(plain);
      String seen = "seed " + SEED + ", round " + i;
      assertThat(Decoders.base64(Base64.getEncoder().encode(plain))).as(seen).hasValue(plain);
      assertThat(Decoders.base64(Base64.getUrlEncoder().withoutPadding().encode(plain)))
          .as(seen)
          .hasValue(plain);
      assertThat(Decoders.base64(Base64.getMimeEncoder().encode(plain))).as(seen).hasValue(plain);
      assertThat(Decoders.hex(HexFormat.of().formatHex(plain).getBytes(UTF_8)))
          .as(seen)
          .hasValue(plain);
      assertThat(Decoders.inflate(deflated(plain, false))).as(seen).hasValue(plain);
      assertThat(Decoders.inflate(deflated(plain, true))).as(seen).hasValue(plain);
      assertThat(Decoders.inflate(gzipped(plain))).as(seen).hasValue(plain);
      byte[] key = {3, 5, 7};
      assertThat(Decoders.xor(Decoders.xor(plain, key).orElseThrow(), key)).hasValue(plain);
      assertThat(Decoders.reversed(Decoders.reversed(plain))).isEqualTo(plain);
    }
  }

  @Test
  void readsTheLessUsualBases() {
    assertThat(text(Decoders.base32("NFXGK4TU".getBytes(UTF_8)))).isEqualTo("inert");
    assertThat(text(Decoders.base85("X>Mh5bRcwPcys".getBytes(UTF_8)))).isEqualTo("inert text");
    assertThat(text(Decoders.ascii85("<~Bl7L&F<G[:G]W~>".getBytes(UTF_8)))).isEqualTo("inert text");
    assertThat(Decoders.rot13("cevag('vareg')")).isEqualTo("print('inert')");
    assertThat(Decoders.percent("%70rint")).isEqualTo("print");
  }

  @Test
  void readsEscapesAndKeepsWhatIsNone() {
    assertThat(Decoders.escapes("\\x69\\u006e\\145\\u{72}t\\n")).isEqualTo("inert\n");
    assertThat(Decoders.escapes("\\d\\xZZ\\")).isEqualTo("\\d\\xZZ\\");
  }

  @Test
  void givesNothingForWhatIsNotEncoded() {
    assertThat(Decoders.hex("print".getBytes(UTF_8))).isEmpty();
    assertThat(Decoders.inflate("not deflated at all".getBytes(UTF_8))).isEmpty();
    assertThat(Decoders.xor(new byte[] {1}, new byte[0])).isEmpty();
  }

  @Test
  void stopsAtItsBound() throws IOException {
    byte[] bomb = deflated(new byte[8 * Value.MOST], false);
    assertThat(Decoders.inflate(bomb).orElseThrow()).hasSize(Value.MOST);
  }

  private static String text(java.util.Optional<byte[]> bytes) {
    return new String(bytes.orElseThrow(), UTF_8);
  }

  private static byte[] deflated(byte[] plain, boolean bare) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9, bare))) {
      deflater.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] gzipped(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }
}
