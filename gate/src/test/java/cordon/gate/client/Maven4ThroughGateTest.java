package cordon.gate.client;

import cordon.testkit.client.MavenDistribution;

/** Maven 4, of which there are release candidates only. */
class Maven4ThroughGateTest extends MavenThroughGate {
  Maven4ThroughGateTest() {
    super(MavenDistribution.of("4.0.0-rc-4"), true);
  }
}
