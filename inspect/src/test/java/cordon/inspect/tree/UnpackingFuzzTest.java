package cordon.inspect.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.formats.archive.ArchiveLimits;
import cordon.formats.archive.ByteSource;
import cordon.inspect.testing.Artifact;
import cordon.testkit.archive.TarForge;
import cordon.testkit.archive.ZipForge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever an artifact holds, unpacking it ends, throws nothing, and stays within its bounds. */
class UnpackingFuzzTest {
  private static final long SEED = 42;
  private static final UnpackLimits TIGHT =
      new UnpackLimits(
          new ArchiveLimits(200, 8 << 20, 4 << 20, 200, 3, 200), 1 << 16, 1 << 18, 1 << 12);

  @Test
  void damagedArtifactsAreUnpackedAsFarAsTheyGo() throws IOException {
    byte[] inner = new ZipForge().file("x.py", "print('inert')").bytes();
    byte[] tar = new TarForge().file("y/z.sh", "echo inert").end().gzipped();
    List<Artifact> artifacts =
        List.of(
            Artifact.wheel("demo", "1").file("a.py", "import os\n").file("in.zip", inner),
            Artifact.sdist("demo", "1").file("setup.py", "pass").file("in.tar.gz", tar),
            Artifact.npm("demo", "1").file("index.js", "1").file("in.zip", inner),
            Artifact.jar("demo", "1").file("lib/in.jar", inner));
    Random random = new Random(SEED);
    for (Artifact artifact : artifacts) {
      byte[] sound = artifact.bytes();
      for (int round = 0; round < 1500; round++) {
        byte[] damaged = damaged(random, sound);
        try {
          check(artifact.fileName(), damaged);
        } catch (RuntimeException | StackOverflowError e) {
          throw new AssertionError(
              "seed %d %s round %d".formatted(SEED, artifact.fileName(), round), e);
        }
      }
    }
  }

  private static void check(String name, byte[] bytes) throws IOException {
    List<Member> shown = new ArrayList<>();
    Unpacked unpacked =
        new Unpacking(
                TIGHT,
                member -> {
                  shown.add(member);
                  return Optional.empty();
                })
            .artifact(name, ByteSource.of(bytes));
    assertThat(shown).allMatch(member -> member.content().length <= TIGHT.memberBytes());
    assertThat(unpacked.tree().files().keySet())
        .noneMatch(path -> path.startsWith("/") || path.contains("\\") || path.contains("/../"));
  }

  /** A bomb of archives in archives: each level holds the one below many times. */
  @Test
  void archivesThatHoldEachOtherEndWithinTheBounds() throws IOException {
    byte[] bytes = "0".repeat(1 << 20).getBytes(UTF_8);
    for (int level = 0; level < 6; level++) {
      ZipForge zip = new ZipForge();
      for (int i = 0; i < 16; i++) {
        zip.add(ZipForge.Entry.of(level == 0 ? i + ".bin" : i + ".zip", bytes));
      }
      bytes = zip.bytes();
    }
    long[] shown = new long[1];
    Unpacked unpacked =
        new Unpacking(
                TIGHT,
                member -> {
                  shown[0] += member.size();
                  return Optional.empty();
                })
            .artifact("bomb.zip", ByteSource.of(bytes));
    assertThat(unpacked.complete()).isFalse();
    assertThat(shown[0]).isLessThan(10 << 20);
  }

  private static byte[] damaged(Random random, byte[] sound) {
    byte[] bytes = sound.clone();
    if (random.nextInt(4) == 0) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    for (int i = random.nextInt(8); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
