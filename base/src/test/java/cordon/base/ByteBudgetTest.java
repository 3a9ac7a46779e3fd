package cordon.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ByteBudgetTest {

  @Test
  void isSpentToTheLastByteAndNotBeyond() {
    ByteBudget budget = new ByteBudget("one.tgz", 10);
    budget.spend(4);
    budget.spend(6);
    assertThat(budget.left()).isZero();
    budget.spend(0);
    assertThatThrownBy(() -> budget.spend(1))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("one.tgz exceeds the limit of 10 bytes");
    assertThat(budget.spent()).isEqualTo(10);
  }

  @Test
  void cannotOverflow() {
    ByteBudget budget = new ByteBudget("huge", Long.MAX_VALUE);
    budget.spend(Long.MAX_VALUE - 1);
    assertThatThrownBy(() -> budget.spend(Long.MAX_VALUE)).isInstanceOf(ProblemException.class);
    assertThat(budget.left()).isEqualTo(1);
    assertThatThrownBy(() -> budget.spend(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ByteBudget("none", -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
