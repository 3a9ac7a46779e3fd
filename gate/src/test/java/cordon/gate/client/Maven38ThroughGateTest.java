package cordon.gate.client;

import cordon.testkit.client.MavenDistribution;

/** The Maven of the operating system, 3.8 in Debian: prints the reason phrase. */
class Maven38ThroughGateTest extends MavenThroughGate {
  Maven38ThroughGateTest() {
    super(MavenDistribution.installed(), false);
  }
}
