package cordon.inspect.model;

import static cordon.inspect.model.PickleOpcode.*;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.FileFacts;
import cordon.inspect.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file: no exception, no overflow of the stack, and harm is not lost. */
class ModelFuzzTest {
  private static final long SEED = 20_261_128;
  private static final ModelReader READER = new ModelReader(Rules.own(false).build().vocabulary());

  private static final List<String> NAMES =
      List.of(
          "a.pkl",
          "a.bin",
          "a.npy",
          "a.onnx",
          "saved_model.pb",
          "a.h5",
          "a.gguf",
          "a.safetensors",
          "config.json",
          "a.txt");

  @Test
  void damagedFilesAreReadAsFarAsTheyGo() {
    Random random = new Random(SEED);
    List<byte[]> seeds =
        List.of(
            Pickles.harm(),
            Pickles.protocol(4).op(EMPTY_DICT, MARK).text("a").harmful().op(SETITEMS).stop(),
            "GGUF\3\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0k\10\0\0\0\1\0\0\0\0\0\0\0v"
                .getBytes(StandardCharsets.ISO_8859_1),
            "{\"class_name\":\"Lambda\",\"module\":\"os\",\"auto_map\":{\"a\":\"b.C\"}}"
                .getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 20_000; i++) {
      byte[] content = damaged(seeds.get(i % seeds.size()), random);
      String name = NAMES.get(random.nextInt(NAMES.size()));
      FileFacts read = READER.read(name, content);
      assertThat(read.complete())
          .as("seed %d, round %d", SEED, i)
          .isEqualTo(read.doubts().isEmpty());
    }
  }

  private static byte[] damaged(byte[] seed, Random random) {
    byte[] content = Arrays.copyOf(seed, 1 + random.nextInt(seed.length + 8));
    for (int edits = random.nextInt(4); edits >= 0; edits--) {
      content[random.nextInt(content.length)] = (byte) random.nextInt();
    }
    return content;
  }

  @Test
  void instructionsAtRandomAreWalkedToTheirEnd() {
    Random random = new Random(SEED);
    PickleOpcode[] all = PickleOpcode.values();
    for (int i = 0; i < 5_000; i++) {
      Pickles pickle = Pickles.protocol(random.nextInt(6));
      for (int n = random.nextInt(60); n >= 0; n--) {
        pickle.op(all[random.nextInt(all.length)]).bytes(random.nextInt(4), '\n', 'o', '\n');
      }
      READER.read("a.pkl", pickle.stop());
    }
  }

  @Test
  void harmSurvivesWhateverStandsAroundIt() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      Pickles pickle = Pickles.protocol(2 + random.nextInt(4));
      noise(pickle, random);
      pickle.harmful();
      noise(pickle, random);
      FileFacts read = READER.read("a.pkl", pickle.stop());
      assertThat(read.facts())
          .as("seed %d, round %d, %s", SEED, i, read.doubts())
          .anySatisfy(f -> assertThat(f.detail()).isEqualTo("dangerous:os.system"));
    }
  }

  /** Leaves at least one value on the stack and no mark. */
  private static void noise(Pickles pickle, Random random) {
    pickle.op(NONE_VALUE);
    for (int n = random.nextInt(20); n > 0; n--) {
      switch (random.nextInt(7)) {
        case 0 -> pickle.op(DUP);
        case 1 -> pickle.op(EMPTY_LIST, NEWTRUE, APPEND);
        case 2 -> pickle.op(MARK, EMPTY_DICT, EMPTY_SET, TUPLE);
        case 3 -> pickle.text("os.system").op(BINPUT).bytes(random.nextInt(200));
        case 4 -> pickle.op(FRAME).number(random.nextLong(), 8);
        case 5 -> pickle.op(MARK, POP_MARK);
        default -> pickle.op(MARK, POP).op(BINFLOAT).raw(new byte[8]);
      }
    }
  }

  @Test
  void muchOfOneThingIsReadWithoutRecursion() {
    for (PickleOpcode opcode : PickleOpcode.values()) {
      byte[] many = new byte[1 << 20];
      Arrays.fill(many, (byte) opcode.code());
      READER.read("a.pkl", many);
    }
    Pickles nested = Pickles.protocol(2).op(NONE_VALUE);
    byte[] wraps = new byte[1 << 20];
    Arrays.fill(wraps, (byte) TUPLE1.code());
    byte[] deep =
        nested
            .raw(wraps)
            .op(POP)
            .global("os", "system")
            .op(NONE_VALUE)
            .raw(wraps)
            .op(TUPLE1, REDUCE)
            .stop();
    FileFacts read = READER.read("a.pkl", deep);
    assertThat(read.facts())
        .anySatisfy(f -> assertThat(f.detail()).isEqualTo("dangerous:os.system"));
  }

  @Test
  void harmIsNotDrownedInNamesThatAreOnlyUnknown() {
    Pickles pickle = Pickles.protocol(2);
    for (int i = 0; i < 9_000; i++) {
      pickle.global("m" + i, "f").op(POP);
    }
    FileFacts read = READER.read("a.pkl", pickle.harmful().stop());
    assertThat(read.facts())
        .anySatisfy(f -> assertThat(f.detail()).isEqualTo("dangerous:os.system"));
  }
}
