package cordon.gate.client;

import cordon.testkit.client.MavenDistribution;

/** Maven 3.9, which prints problem documents from 3.9.11 on. */
class Maven39ThroughGateTest extends MavenThroughGate {
  Maven39ThroughGateTest() {
    super(MavenDistribution.of("3.9.16"), true);
  }
}
