package dev.novapixel.local.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LackingTest {
  @Test
  void equalRowsLackNothing() {
    assertThat(Lacking.of(List.of(-3L, 1L, 1L), List.of(-3L, 1L, 1L)))
        .isEqualTo(new Lacking(List.of(), List.of()));
  }

  @Test
  void aRowThatOneSideHasTwiceIsLackingOnceOnTheOther() {
    assertThat(Lacking.of(List.of(1L, 1L, 2L), List.of(1L, 2L, 5L)))
        .isEqualTo(new Lacking(List.of(5L), List.of(1L)));
  }

  @Test
  void aRowThatWasChangedCountsAsOne() {
    assertThat(Lacking.of(List.of(1L, 9L), List.of(1L, 4L)).rows()).isEqualTo(1);
    assertThat(Lacking.of(List.of(), List.of(4L, 5L)).rows()).isEqualTo(2);
  }
}
