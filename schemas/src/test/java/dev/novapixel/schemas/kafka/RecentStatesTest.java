package dev.novapixel.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentStatesTest {
  private final RecentStates<String, String> states = new RecentStates<>(100, 10);

  @Test
  void thoseThatWereUsedLongestAgoAreForgottenFirst() {
    states.put("a", "A", 30);
    states.put("b", "B", 30);
    assertThat(states.get("a")).isEqualTo("A");
    states.put("c", "C", 30);

    assertThat(states.get("b")).isNull();
    assertThat(states.get("a")).isEqualTo("A");
    assertThat(states.get("c")).isEqualTo("C");
  }

  @Test
  void whatIsPutAgainTakesTheRoomThatItTakesNow() {
    states.put("a", "large", 80);
    states.put("a", "small", 10);
    states.put("b", "B", 60);

    assertThat(states.get("a")).isEqualTo("small");
    assertThat(states.get("b")).isEqualTo("B");
  }

  @Test
  void whatIsRemovedLeavesItsRoom() {
    states.put("a", "A", 80);
    states.remove("a");
    states.remove("never there");
    states.put("b", "B", 40);
    states.put("c", "C", 40);

    assertThat(states.get("a")).isNull();
    assertThat(states.get("b")).isEqualTo("B");
  }

  @Test
  void theNewestStaysHoweverLarge() {
    states.put("a", "A", 10);
    states.put("huge", "H", 1_000);

    assertThat(states.get("a")).isNull();
    assertThat(states.get("huge")).isEqualTo("H");
  }
}
