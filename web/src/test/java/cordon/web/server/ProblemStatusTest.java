package cordon.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemStatusTest {

  /** Package clients ask again at 503 and give up at 400. */
  @ParameterizedTest
  @CsvSource({
    "store/unreachable, 503",
    "store/overloaded, 503",
    "store/io, 503",
    "store/not-writable, 503",
    "access/role-missing, 403",
    "gate/no-upstream, 400"
  })
  void whatTheDatabaseCannotDoIsNoFaultOfTheRequest(String type, int status) {
    assertThat(ProblemStatus.of(Problem.of(type, "title", "detail", "remedy"))).isEqualTo(status);
  }
}
