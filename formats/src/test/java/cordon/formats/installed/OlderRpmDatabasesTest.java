package cordon.formats.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.formats.Mutations;
import cordon.formats.archive.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The forms of rpm's database before SQLite, built here as their sources lay them out. */
final class OlderRpmDatabasesTest {
  private static final int PAGE = 512;

  private static List<byte[]> headers(int count) throws IOException {
    List<byte[]> headers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      headers.add(RpmDatabaseTest.header("pkg" + i, "1." + i, "2", i % 3 == 0 ? 2_000 : 10));
    }
    headers.add(RpmDatabaseTest.header("gpg-pubkey", "0a", "0b", 10));
    return headers;
  }

  private static byte[] ndb(List<byte[]> values) {
    int size = 4096 + values.stream().mapToInt(v -> (v.length + 28 + 15) / 16 * 16).sum();
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RpmP".getBytes(StandardCharsets.US_ASCII));
    out.putInt(12, 1);
    for (int at = 32; at < 4096; at += 16) {
      out.put(at, new byte[] {'S', 'l', 'o', 't'});
    }
    int block = 256;
    for (int i = 0; i < values.size(); i++) {
      int slot = 32 + 32 * i; // every other one is free
      int blocks = (values.get(i).length + 28 + 15) / 16;
      out.putInt(slot + 4, i + 1).putInt(slot + 8, block).putInt(slot + 12, blocks);
      out.put(block * 16, new byte[] {'B', 'l', 'b', 'S'});
      out.putInt(block * 16 + 4, i + 1).putInt(block * 16 + 12, values.get(i).length);
      out.put(block * 16 + 16, values.get(i));
      block += blocks;
    }
    return out.array();
  }

  /** A hash with a page for each value; long ones in chains behind. */
  private static byte[] berkeley(List<byte[]> values, ByteOrder order) {
    List<byte[]> pages = new ArrayList<>();
    pages.add(new byte[PAGE]);
    values.forEach(v -> pages.add(new byte[PAGE]));
    for (int i = 0; i < values.size(); i++) {
      byte[] value = values.get(i);
      ByteBuffer page = ByteBuffer.wrap(pages.get(i + 1)).order(order);
      boolean within = value.length < 200;
      int from = PAGE - 5 - (within ? value.length + 1 : 12);
      page.putShort(20, (short) 2).putShort(26, (short) (PAGE - 5)).putShort(28, (short) from);
      page.put(25, (byte) 13).put(PAGE - 5, (byte) 1);
      if (within) {
        page.put(from, (byte) 1).put(from + 1, value);
        continue;
      }
      page.put(from, (byte) 3).putInt(from + 4, pages.size()).putInt(from + 8, value.length);
      for (int at = 0; at < value.length; at += PAGE - 26) {
        int part = Math.min(PAGE - 26, value.length - at);
        ByteBuffer over = ByteBuffer.allocate(PAGE).order(order);
        int next = at + part < value.length ? pages.size() + 1 : 0;
        over.putInt(16, next).putShort(22, (short) part).put(25, (byte) 7).put(26, value, at, part);
        pages.add(over.array());
      }
    }
    ByteBuffer meta = ByteBuffer.wrap(pages.getFirst()).order(order);
    meta.putInt(12, 0x061561).putInt(20, PAGE).put(25, (byte) 8).putInt(32, pages.size() - 1);
    ByteBuffer all = ByteBuffer.allocate(PAGE * pages.size());
    pages.forEach(all::put);
    return all.array();
  }

  private static void holdsAll(byte[] database) throws IOException {
    assertThat(RpmDatabase.readOlder(ByteSource.of(database)))
        .hasSize(20)
        .contains(new Installed("rpm", "pkg0", "1.0-2"), new Installed("rpm", "pkg19", "1.19-2"));
  }

  @Test
  void slotsLeadToPackages() throws Exception {
    holdsAll(ndb(headers(20)));
  }

  @Test
  void pagesOfAHashLeadToPackagesInEitherOrderOfBytes() throws Exception {
    holdsAll(berkeley(headers(20), ByteOrder.LITTLE_ENDIAN));
    holdsAll(berkeley(headers(20), ByteOrder.BIG_ENDIAN));
  }

  private static void refused(byte[] database, String place) {
    assertThatThrownBy(() -> RpmDatabase.readOlder(ByteSource.of(database)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(place);
  }

  @Test
  void whatIsCutOffIsRefusedWithItsPlace() throws Exception {
    byte[] slots = ndb(headers(20));
    refused(Arrays.copyOf(slots, slots.length - 400), "byte ");
    refused(Arrays.copyOf(slots, 100), "byte 0");
    byte[] hash = berkeley(headers(20), ByteOrder.LITTLE_ENDIAN);
    refused(Arrays.copyOf(hash, hash.length - PAGE), "page ");
    refused(new byte[600], "byte 0");
  }

  @Test
  void aChainThatComesBackToItselfEnds() throws Exception {
    byte[] hash = berkeley(headers(1), ByteOrder.LITTLE_ENDIAN);
    ByteBuffer.wrap(hash).order(ByteOrder.LITTLE_ENDIAN).putInt(3 * PAGE + 16, 3);
    refused(hash, "page 3");
  }

  @Test
  void slotsThatShareAValueDoNotMultiplyIt() throws Exception {
    byte[] slots = ndb(headers(1));
    ByteBuffer all = ByteBuffer.wrap(slots).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 32; at < 4096; at += 16) {
      all.putInt(at + 4, 1).putInt(at + 8, 256);
    }
    refused(slots, "longer than the file");
  }

  @Test
  void damagedFilesAreReadOrRefused() throws Exception {
    byte[] slots = ndb(headers(5));
    Mutations.survive(62, 400, slots, bytes -> RpmDatabase.readOlder(ByteSource.of(bytes)));
    byte[] hash = berkeley(headers(5), ByteOrder.LITTLE_ENDIAN);
    Mutations.survive(63, 400, hash, bytes -> RpmDatabase.readOlder(ByteSource.of(bytes)));
  }
}
