package cordon.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A second opinion on an export, written from the specifications (RFC 6962 section 2.1, C2SP
 * tlog-tiles, tlog-checkpoint, signed-note) and sharing no line with the log.
 */
final class SpecVerifier {
  private SpecVerifier() {}

  /** Returns the entries, or throws an error that says what does not hold. */
  static List<String> verify(Path folder, String verifierKey) throws Exception {
    String note = Files.readString(folder.resolve("checkpoint"));
    String text = note.substring(0, note.lastIndexOf("\n\n") + 1);
    String[] key = verifierKey.split("\\+", 3);
    check(note.substring(text.length() + 1).startsWith("\u2014 " + key[0] + " "), "signer");
    byte[] signature =
        Base64.getDecoder().decode(note.substring(note.lastIndexOf(' ') + 1).strip());
    check(HexFormat.of().formatHex(signature, 0, 4).equals(key[1]), "key id");
    check(
        signed(text, Arrays.copyOfRange(signature, 4, 68), Base64.getDecoder().decode(key[2])),
        "signature");
    String[] lines = text.split("\n");
    int size = Integer.parseInt(lines[1]);
    List<byte[]> entries = entries(folder, size);
    List<byte[]> hashes = new ArrayList<>();
    for (byte[] entry : entries) {
      hashes.add(sha256(new byte[] {0}, entry));
    }
    check(lines[0].equals(key[0]), "origin");
    check(Arrays.equals(root(hashes), Base64.getDecoder().decode(lines[2])), "root");
    for (int level = 0; !hashes.isEmpty(); level++) {
      hashes = tiles(folder, level, hashes);
    }
    return entries.stream().map(e -> new String(e, StandardCharsets.UTF_8)).toList();
  }

  private static List<byte[]> entries(Path folder, int size) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    for (int tile = 0; tile * 256 < size; tile++) {
      ByteBuffer bundle =
          ByteBuffer.wrap(Files.readAllBytes(folder.resolve("tile/entries/" + name(tile, size))));
      while (bundle.hasRemaining()) {
        byte[] entry = new byte[bundle.getShort() & 0xffff];
        bundle.get(entry);
        entries.add(entry);
      }
    }
    check(entries.size() == size, "number of entries");
    return entries;
  }

  /** Compares a level's tiles with its hashes and returns the hashes of the level above. */
  private static List<byte[]> tiles(Path folder, int level, List<byte[]> hashes) throws Exception {
    List<byte[]> above = new ArrayList<>();
    for (int tile = 0; tile * 256 < hashes.size(); tile++) {
      List<byte[]> own = hashes.subList(tile * 256, Math.min(hashes.size(), tile * 256 + 256));
      ByteBuffer expected = ByteBuffer.allocate(own.size() * 32);
      own.forEach(expected::put);
      Path file = folder.resolve("tile/" + level + "/" + name(tile, hashes.size()));
      check(Arrays.equals(Files.readAllBytes(file), expected.array()), file.toString());
      if (own.size() == 256) {
        above.add(root(own));
      }
    }
    return above;
  }

  private static String name(int tile, int hashes) {
    int width = hashes - tile * 256;
    String name = String.format("%03d", tile % 1000);
    for (int rest = tile / 1000; rest > 0; rest /= 1000) {
      name = String.format("x%03d/", rest % 1000) + name;
    }
    return width < 256 ? name + ".p/" + width : name;
  }

  private static byte[] root(List<byte[]> hashes) throws GeneralSecurityException {
    if (hashes.isEmpty()) {
      return sha256();
    }
    if (hashes.size() == 1) {
      return hashes.getFirst();
    }
    int k = Integer.highestOneBit(hashes.size() - 1);
    return sha256(
        new byte[] {1}, root(hashes.subList(0, k)), root(hashes.subList(k, hashes.size())));
  }

  private static boolean signed(String text, byte[] signature, byte[] key) throws Exception {
    check(key.length == 33 && key[0] == 1, "key type");
    byte[] x509 =
        HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(key, 1, 33));
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
    ed25519.update(text.getBytes(StandardCharsets.UTF_8));
    return ed25519.verify(signature);
  }

  private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("does not hold: " + what);
    }
  }
}
