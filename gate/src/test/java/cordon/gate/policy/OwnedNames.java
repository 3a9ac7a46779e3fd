package cordon.gate.policy;

import cordon.base.Ecosystem;
import cordon.gate.GateConfig;
import cordon.gate.GateHouse;
import cordon.gate.NameOwner;
import cordon.gate.PolicySettings;
import cordon.gate.Upstream;
import cordon.testkit.registry.MavenRelease;
import cordon.testkit.registry.MavenRepository;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.PypiFile;
import cordon.testkit.registry.PypiIndex;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gate with own registries beside public ones, and names that belong to the own ones. */
abstract class OwnedNames {
  @TempDir Path directory;
  final NpmRegistry npm = NpmRegistry.start();
  final NpmRegistry ownNpm = NpmRegistry.start();
  final PypiIndex pypi = PypiIndex.start();
  final MavenRepository maven = MavenRepository.start();
  GateHouse house;

  @BeforeEach
  void open() {
    PolicySettings settings =
        PolicySettings.DEFAULT.with(
            List.of(
                new NameOwner(Ecosystem.NPM, "@acme/*", "internal"),
                new NameOwner(Ecosystem.PYPI, "acme-*", "internal"),
                new NameOwner(Ecosystem.MAVEN, "com.acme:*", "internal")));
    List<Upstream> upstreams =
        List.of(
            Upstream.open(Ecosystem.NPM, npm.url()),
            own(Ecosystem.NPM, ownNpm.url()),
            Upstream.open(Ecosystem.PYPI, pypi.simple()),
            Upstream.open(Ecosystem.MAVEN, maven.url()));
    house = GateHouse.open(directory, GateConfig.of(upstreams).with(settings));
    npm.publish("@acme/tool", "99.0.0").publish("shared", "1.0.0");
    ownNpm.publish("@acme/tool", "1.0.0").publish("shared", "1.0.0");
    pypi.publish(PypiFile.wheel("acme-tool", "99.0"));
    maven.publish(MavenRelease.of("com.acme", "tool", "99.0"));
  }

  static Upstream own(Ecosystem ecosystem, URI url) {
    return new Upstream(
        ecosystem,
        "internal",
        url,
        Optional.empty(),
        false,
        Upstream.Undated.FIRST_SEEN,
        Set.of(),
        Set.of());
  }

  @AfterEach
  void close() {
    house.close();
    npm.close();
    ownNpm.close();
    pypi.close();
    maven.close();
  }
}
