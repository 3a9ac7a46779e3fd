package cordon.formats.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command of the format's authors packs, is unpacked as it was. */
class ZstdDifferentialTest {
  private static final long SEED = 20261128;
  private static final String[] LEVELS = {"--fast=5", "-1", "-3", "-5", "-9", "-13", "-16", "-19"};

  @TempDir Path folder;

  @BeforeAll
  static void itIsHere() throws Exception {
    try {
      assumeTrue(
          new ProcessBuilder("zstd", "--version")
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0);
    } catch (IOException none) {
      assumeTrue(false, "skipped: no zstd on this machine");
    }
  }

  @Test
  void atEachLevelAndOfEachNature() throws Exception {
    Random random = new Random(SEED);
    for (int round = 0; round < 48; round++) {
      byte[] content = content(random, round);
      String level = LEVELS[round % LEVELS.length];
      byte[] packed = packed(content, level, random.nextBoolean() ? "--check" : "--no-check");
      assertThat(ZstdInputTest.unpacked(packed))
          .as("seed %d round %d at %s", SEED, round, level)
          .isEqualTo(content);
    }
  }

  /** Far references, beyond the buffer, and a content whose length the frame does not tell. */
  @Test
  void ofALargeWindow() throws Exception {
    Random random = new Random(SEED);
    byte[] content = new byte[12 << 20];
    random.nextBytes(content);
    System.arraycopy(content, 0, content, 9 << 20, 3 << 20);
    Path file = Files.write(folder.resolve("far"), content);
    byte[] packed =
        run(List.of("zstd", "-q", "-c", "--long=24", "--no-content-size", file.toString()));
    assertThat(packed.length).isLessThan(10 << 20);
    assertThat(ZstdInputTest.unpacked(packed)).isEqualTo(content);
  }

  private byte[] packed(byte[] content, String... options) throws Exception {
    Path file = Files.write(folder.resolve("content"), content);
    List<String> command = new ArrayList<>(List.of("zstd", "-q", "-c"));
    command.addAll(List.of(options));
    command.add(file.toString());
    return run(command);
  }

  private static byte[] run(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (InputStream out = process.getInputStream()) {
      byte[] bytes = out.readAllBytes();
      assertThat(process.waitFor()).isZero();
      return bytes;
    }
  }

  /** Runs, few symbols, words, noise, and pieces of what went before. */
  private static byte[] content(Random random, int round) {
    byte[] bytes = new byte[round < 8 ? round * 7 : random.nextInt(400_000)];
    int at = 0;
    while (at < bytes.length) {
      int length = Math.min(bytes.length - at, 1 + random.nextInt(1 + random.nextInt(20_000)));
      int nature = random.nextInt(5);
      int from = at == 0 ? 0 : random.nextInt(at);
      int symbols = 1 + random.nextInt(60);
      for (int i = at; i < at + length; i++) {
        bytes[i] =
            switch (nature) {
              case 0 -> (byte) 'x';
              case 1 -> (byte) ('a' + Math.abs(random.nextGaussian()) * symbols / 4);
              case 2 -> (byte) random.nextInt();
              default -> at == 0 ? (byte) i : bytes[from + (i - at) % (at - from)];
            };
      }
      at += length;
    }
    return bytes;
  }
}
