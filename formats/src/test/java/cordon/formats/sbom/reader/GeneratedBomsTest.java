package cordon.formats.sbom.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.Mutations;
import cordon.formats.sbom.BomWriter;
import cordon.formats.sbom.GeneratedBom;
import cordon.formats.sbom.Heard;
import cordon.formats.sbom.Read;
import cordon.formats.sbom.SbomComponent;
import cordon.formats.sbom.SbomHead;
import cordon.formats.sbom.SbomSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was written is what the sink hears; damaged documents are refused and nothing worse. */
final class GeneratedBomsTest {
  private static final long SEED = 50;

  @ParameterizedTest
  @EnumSource
  void whatWasWrittenIsHeard(BomWriter writer) {
    for (int round = 0; round < 40; round++) {
      GeneratedBom bom = GeneratedBom.of(new Random(SEED + round), 1 + round * 3);
      Heard heard = Read.text(writer.write(bom));
      assertThat(heard.components).as("seed %d", SEED + round).isEqualTo(bom.components());
      assertThat(GeneratedBom.edges(heard)).as("seed %d", SEED + round).isEqualTo(bom.edges());
      assertThat(heard.doubts).isEmpty();
      assertThat(heard.head().format().name()).isEqualTo(writer.name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void damagedDocumentsAreRefusedWithAPlace(BomWriter writer) {
    byte[] valid = writer.write(GeneratedBom.of(new Random(SEED), 6)).getBytes(UTF_8);
    Mutations.survive(SEED, 3_000, valid, Read::bytes);
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentThatIsCutIsRefused(BomWriter writer) {
    byte[] valid = writer.write(GeneratedBom.of(new Random(SEED), 3)).getBytes(UTF_8);
    // A tag-value document has no end of its own.
    if (writer == BomWriter.SPDX_TAG_VALUE) {
      return;
    }
    for (int length = 0; length < valid.length; length++) {
      assertThat(Read.refused(Arrays.copyOf(valid, length))).contains("`bom`: ");
    }
  }

  /** Were anything of the document kept, a million components would not fit into the heap. */
  @Test
  void aMillionComponentsAreHeardOneByOne() throws IOException {
    AtomicInteger heard = new AtomicInteger();
    SbomSink counting =
        new SbomSink() {
          @Override
          public void head(SbomHead head) {}

          @Override
          public void component(SbomComponent component) {
            heard.incrementAndGet();
          }
        };
    SbomReader.read(new ManyComponents(1_000_000), "many.json", counting);
    assertThat(heard).hasValue(1_000_000);
  }

  /** A document that is made while it is read; a text of 300 characters in each component. */
  private static final class ManyComponents extends InputStream {
    private static final String FILLER = "x".repeat(300);
    private final int count;
    private int next;
    private byte[] now =
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":[".getBytes(UTF_8);
    private int at;

    ManyComponents(int count) {
      this.count = count;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (at == now.length) {
        if (next > count) {
          return -1;
        }
        now = element().getBytes(UTF_8);
        at = 0;
      }
      int n = Math.min(length, now.length - at);
      System.arraycopy(now, at, into, offset, n);
      at += n;
      return n;
    }

    private String element() {
      int number = next++;
      if (number == count) {
        return "]}";
      }
      return (number == 0 ? "" : ",")
          + "{\"type\":\"library\",\"bom-ref\":\"c"
          + number
          + "\",\"name\":\"n"
          + number
          + "\",\"description\":\""
          + FILLER
          + "\"}";
    }
  }
}
