package cordon.formats.lockfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was not written must not read as if the project had nothing any more. */
class EmptyLocksTest {
  private static final EnumSet<LockfileKind> MAY_BE_EMPTY =
      EnumSet.of(LockfileKind.REQUIREMENTS, LockfileKind.GO_SUM);

  @ParameterizedTest
  @EnumSource
  void anEmptyFileIsNoLockfile(LockfileKind kind) {
    if (MAY_BE_EMPTY.contains(kind)) {
      assertThat(kind.read(new byte[0]).releases()).isEmpty();
    } else {
      assertThatThrownBy(() -> kind.read(new byte[0])).isInstanceOf(ProblemException.class);
    }
  }
}
