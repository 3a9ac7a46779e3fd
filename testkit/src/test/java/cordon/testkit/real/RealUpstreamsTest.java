package cordon.testkit.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("real")
class RealUpstreamsTest {
  static Stream<RealUpstream> upstreams() {
    return Stream.of(RealUpstreams.npm(), RealUpstreams.pypi(), RealUpstreams.maven());
  }

  @ParameterizedTest
  @MethodSource("upstreams")
  void learnsAnAbsoluteAddressFromTheInstalledClient(RealUpstream upstream) {
    assumeTrue(upstream.usable(), upstream.detail());
    assertThat(upstream.url().orElseThrow())
        .satisfies(url -> assertThat(url.getScheme()).startsWith("http"))
        .satisfies(url -> assertThat(url.getHost()).isNotEmpty())
        .satisfies(url -> assertThat(url.getPath()).endsWith("/"));
  }
}
