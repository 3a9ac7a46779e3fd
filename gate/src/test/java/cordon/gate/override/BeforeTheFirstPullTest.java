package cordon.gate.override;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.LocalOverride;
import cordon.gate.LocalOverride.Kind;
import cordon.gate.MovableClock;
import cordon.gate.OverrideDraft;
import cordon.gate.Upstream;
import cordon.gate.VersionSelector;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Waivers and blocks in every way of naming them, in every ecosystem, for an artifact that nobody
 * ever pulled.
 */
class BeforeTheFirstPullTest {
  private static final Instant YOUNG = MovableClock.START.minus(Duration.ofDays(2));
  private static final Instant OLD = MovableClock.START.minus(Duration.ofDays(200));

  /** One artifact, its bytes, and what is said of it. */
  private record Case(
      Ecosystem ecosystem,
      String path,
      byte[] bytes,
      String name,
      String pattern,
      String version,
      String range,
      List<Digest.Algorithm> stated) {}

  @TempDir Path directory;
  private final NpmRegistry npm = NpmRegistry.start();
  private final PypiIndex pypi = PypiIndex.start();
  private final MavenRepository maven = MavenRepository.start();
  private GateHouse house;

  @BeforeEach
  void open() {
    house =
        GateHouse.open(
            directory,
            GateConfig.of(
                List.of(
                    Upstream.open(Ecosystem.NPM, npm.url()),
                    Upstream.open(Ecosystem.PYPI, pypi.simple()),
                    Upstream.open(Ecosystem.MAVEN, maven.url()))));
  }

  @AfterEach
  void close() {
    house.close();
    npm.close();
    pypi.close();
    maven.close();
  }

  @Test
  void aWaiverOpensWhateverWayItIsNamed() throws Exception {
    for (Case c : publish(YOUNG)) {
      for (VersionSelector named : selectors(c)) {
        for (String name : List.of(c.name(), c.pattern())) {
          flips(c, Kind.WAIVER, name, named, 403, 200);
        }
      }
    }
  }

  @Test
  void aBlockClosesWhateverWayItIsNamed() throws Exception {
    for (Case c : publish(OLD)) {
      for (VersionSelector named : selectors(c)) {
        for (String name : List.of(c.name(), c.pattern())) {
          flips(c, Kind.BLOCK, name, named, 200, 403);
        }
      }
    }
  }

  @Test
  void whatIsNamedOtherwiseIsNotMeant() throws Exception {
    for (Case c : publish(YOUNG)) {
      List<VersionSelector> others =
          List.of(
              new VersionSelector.Exact("9.9.9"),
              VersionText.of(c.ecosystem(), c.range().replace("2", "1")),
              new VersionSelector.Bytes(Digest.sha256("0".repeat(64))));
      for (VersionSelector other : others) {
        flips(c, Kind.WAIVER, c.name(), other, 403, 403);
      }
      flips(c, Kind.WAIVER, "other-*", new VersionSelector.Any(), 403, 403);
    }
  }

  /** A waiver comes before the first pull; for a block that would be the pull that it forbids. */
  private void flips(Case c, Kind kind, String name, VersionSelector named, int before, int after)
      throws Exception {
    String what = kind + " of " + c.ecosystem() + " " + name + " " + named;
    if (kind == Kind.WAIVER) {
      assertThat(house.get(c.path()).status()).as("before " + what).isEqualTo(before);
    }
    LocalOverride made =
        house.gate.add(
            new OverrideDraft(
                kind,
                c.ecosystem(),
                name,
                named,
                false,
                "because",
                "team",
                Optional.of(MovableClock.START.plus(Duration.ofDays(1)))),
            "user:owner");
    assertThat(house.get(c.path()).status()).as(what).isEqualTo(after);
    house.gate.exceptions().end(made.id(), "user:owner", "done");
    assertThat(house.get(c.path()).status()).as("after " + what).isEqualTo(before);
  }

  private static List<VersionSelector> selectors(Case c) throws Exception {
    List<VersionSelector> all = new ArrayList<>();
    all.add(new VersionSelector.Any());
    all.add(new VersionSelector.Exact(c.version()));
    all.add(VersionText.of(c.ecosystem(), c.range()));
    for (Digest.Algorithm algorithm : c.stated()) {
      byte[] hash = MessageDigest.getInstance(algorithm.jca()).digest(c.bytes());
      all.add(VersionText.of(c.ecosystem(), Digest.of(algorithm, hash).toString()));
    }
    return all;
  }

  private List<Case> publish(Instant time) throws Exception {
    npm.publish(NpmRelease.of("@acme/left", "1.1.0").at(time));
    PypiFile wheel = PypiFile.wheel("acme-left", "1.1.0").at(time);
    pypi.publish(wheel);
    MavenRelease jar = MavenRelease.of("org.acme", "left", "1.1.0").at(time);
    maven.publish(jar);
    return List.of(
        new Case(
            Ecosystem.NPM,
            "/npm/@acme/left/-/left-1.1.0.tgz",
            npm.tarball("@acme/left", "1.1.0"),
            "@acme/left",
            "@acme/*",
            "1.1.0",
            "<2",
            List.of(Digest.Algorithm.SHA512, Digest.Algorithm.SHA1)),
        new Case(
            Ecosystem.PYPI,
            "/pypi/files/acme-left/" + wheel.fileName(),
            pypi.bytes(wheel),
            "acme-left",
            "acme-*",
            "1.1.0",
            "<2",
            List.of(Digest.Algorithm.SHA256)),
        new Case(
            Ecosystem.MAVEN,
            "/maven/org/acme/left/1.1.0/left-1.1.0.jar",
            maven.bytes(MavenRepository.path(jar, ".jar")),
            "org.acme:left",
            "org.acme:*",
            "1.1.0",
            "(,2)",
            List.of(Digest.Algorithm.SHA1)));
  }
}
