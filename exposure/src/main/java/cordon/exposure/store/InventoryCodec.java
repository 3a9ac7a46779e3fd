package cordon.exposure.store;

import cordon.exposure.observation.Inventory;
import cordon.exposure.observation.Inventory.Edge;
import cordon.exposure.observation.Inventory.Item;
import cordon.exposure.observation.Inventory.Scope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Inventories as bytes: a format number; the types; the items, each as the number of its type,
 * flags, name, version and requirement; the edges, each as the distance of its origin to the one
 * before and its target. Numbers are LEB128, texts UTF-8 behind their length.
 */
final class InventoryCodec {
  private static final int FORMAT = 1;
  private static final int DIRECT = 1;
  private static final int VERSIONED = 2;
  private static final int OPTIONAL = 4;
  private static final int DEVELOPMENT = 8;

  private InventoryCodec() {}

  /** The same bytes for equal inventories. */
  static byte[] encode(Inventory inventory) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * inventory.items().size());
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      Map<String, Integer> types = types(inventory);
      number(out, types.size());
      for (String type : types.keySet()) {
        text(out, type);
      }
      number(out, inventory.items().size());
      for (Item item : inventory.items()) {
        number(out, types.getOrDefault(item.type(), 0));
        item(out, item);
      }
      edges(out, inventory.edges());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not break
    }
    return bytes.toByteArray();
  }

  private static Map<String, Integer> types(Inventory inventory) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    inventory.items().forEach(item -> numbers.putIfAbsent(item.type(), numbers.size()));
    return numbers;
  }

  private static void item(DataOutputStream out, Item item) throws IOException {
    out.writeByte(
        (item.direct() ? DIRECT : 0)
            | (item.version().isPresent() ? VERSIONED : 0)
            | switch (item.scope()) {
              case REQUIRED -> 0;
              case OPTIONAL -> OPTIONAL;
              case DEVELOPMENT -> DEVELOPMENT;
            });
    text(out, item.name());
    if (item.version().isPresent()) {
      text(out, item.version().get());
    }
    text(out, item.requirement());
  }

  private static void edges(DataOutputStream out, List<Edge> edges) throws IOException {
    number(out, edges.size());
    int last = 0;
    for (Edge edge : edges) {
      int step = edge.from() - last;
      number(out, (step << 1) ^ (step >> 31)); // so that steps back are small numbers too
      number(out, edge.to());
      last = edge.from();
    }
  }

  static Inventory decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readUnsignedByte();
      if (format != FORMAT) {
        throw new IllegalStateException("an inventory of format " + format + ", not " + FORMAT);
      }
      List<String> types = new ArrayList<>();
      for (int left = number(in); left > 0; left--) {
        types.add(text(in));
      }
      List<Item> items = new ArrayList<>();
      for (int left = number(in); left > 0; left--) {
        items.add(item(in, types));
      }
      return new Inventory(items, edges(in));
    } catch (IOException e) {
      throw new UncheckedIOException("a stored inventory is damaged", e);
    }
  }

  private static Item item(DataInputStream in, List<String> types) throws IOException {
    String type = types.get(number(in));
    int flags = in.readUnsignedByte();
    String name = text(in);
    Optional<String> version = (flags & VERSIONED) == 0 ? Optional.empty() : Optional.of(text(in));
    Scope scope =
        (flags & DEVELOPMENT) != 0
            ? Scope.DEVELOPMENT
            : (flags & OPTIONAL) != 0 ? Scope.OPTIONAL : Scope.REQUIRED;
    return new Item(type, name, version, text(in), (flags & DIRECT) != 0, scope);
  }

  private static List<Edge> edges(DataInputStream in) throws IOException {
    List<Edge> edges = new ArrayList<>();
    int last = 0;
    for (int left = number(in); left > 0; left--) {
      int step = number(in);
      last += (step >>> 1) ^ -(step & 1);
      edges.add(new Edge(last, number(in)));
    }
    return edges;
  }

  private static void number(DataOutputStream out, int value) throws IOException {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int number(DataInputStream in) throws IOException {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int part = in.readUnsignedByte();
      value |= (part & 0x7f) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw new IOException("a number of more than five bytes");
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(out, bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = number(in);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("it ends in the midst of a text");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static byte[] pack(byte[] encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length / 3 + 64);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(encoded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  static byte[] unpack(byte[] packed) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a stored inventory is damaged", e);
    }
  }
}
