package dev.novapixel.local.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DerivedIdTest {
  private static final String HEADER =
      "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n";
  private static final String ROW =
      "2019-10-01 00:00:01 UTC,view,17200506,205,sofa,,543.10,519107250,s1\n";
  private static final String OTHER =
      "2019-10-01 00:00:02 UTC,view,17200506,205,sofa,,543.10,519107250,s1\n";

  @Test
  void idsDoNotDependOnWhereARowStands() throws IOException {
    var alone = Run.of("rees46", HEADER + ROW).ids();
    var behind = Run.of("rees46", HEADER + OTHER + ROW).ids();

    assertThat(behind.getLast()).isEqualTo(alone.getFirst());
    assertThat(behind.getFirst()).isNotEqualTo(alone.getFirst());
  }

  @Test
  void idsStayWhatTheyAreFromReleaseToRelease() throws IOException {
    assertThat(Run.of("rees46", HEADER + ROW).ids())
        .containsExactly("rees46-b8108be1f704ae2c8d0fc0903c814a3a");
  }

  @Test
  void aRowThatStandsTwiceIsOneEventSentTwice() throws IOException {
    var ids = Run.of("rees46", HEADER + ROW + ROW).ids();

    assertThat(ids.getFirst()).isEqualTo(ids.getLast());
  }

  @Test
  void anotherRunGivesOtherIds() throws IOException {
    var first = Run.of(Mappings.named("rees46"), "", HEADER + ROW).ids();
    var again = Run.of(Mappings.named("rees46"), "2", HEADER + ROW).ids();

    assertThat(again).doesNotContainAnyElementsOf(first);
  }

  @Test
  void shopAndSourceArePartOfTheId() {
    var group = java.util.List.of("536365");

    assertThat(new DerivedId("a", "uci", "").of(group))
        .isNotEqualTo(new DerivedId("b", "uci", "").of(group))
        .isNotEqualTo(new DerivedId("a", "otto", "").of(group));
  }
}
