package cordon.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientNameTest {
  @Test
  void whatPythonClientsSayOfTheMachineIsKeptShort() {
    assertThat(
            ClientName.of(
                "pip/26.2.1 {\"ci\":true,\"cpu\":\"x86_64\",\"distro\":{\"id\":\"bookworm\","
                    + "\"libc\":{\"lib\":\"glibc\",\"version\":\"2.36\"},\"name\":\"Debian\"},"
                    + "\"implementation\":{\"name\":\"CPython\",\"version\":\"3.11.2\"},"
                    + "\"installer\":{\"name\":\"pip\",\"version\":\"26.2.1\"},"
                    + "\"system\":{\"name\":\"Linux\",\"release\":\"6.1\"}}"))
        .isEqualTo("pip/26.2.1 (ci; x86_64; CPython 3.11.2; Linux 6.1)");
    assertThat(ClientName.of("uv/0.9 {\"ci\":null,\"system\":{\"name\":null}}"))
        .isEqualTo("uv/0.9");
  }

  @Test
  void whatIsNotThatFormStaysAsItIs() {
    assertThat(ClientName.of("npm/11.4.0 node/v22.3.0 linux x64"))
        .isEqualTo("npm/11.4.0 node/v22.3.0 linux x64");
    assertThat(ClientName.of("x {no json}")).isEqualTo("x {no json}");
    assertThat(ClientName.of("x {\"a\":" + "[".repeat(50) + "}")).startsWith("x {\"a\":[[");
    assertThat(ClientName.of("caf\u00e9\u0007")).isEqualTo("caf??");
    assertThat(ClientName.of("y".repeat(900))).hasSize(200);
  }
}
