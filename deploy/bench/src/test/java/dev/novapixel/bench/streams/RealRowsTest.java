package dev.novapixel.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.ShopperEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealRowsTest {
  private final RealRows rows = read();

  @Test
  void everyReplayIsAnotherShopsAndEndsNow() {
    List<ShopperEvent> first = replay();
    List<ShopperEvent> second = replay();

    assertThat(first).hasSize(rows.size()).hasSize(17_434);
    assertThat(first.getFirst().shop()).isNotEqualTo(second.getFirst().shop());
    assertThat(Duration.between(first.getLast().occurredAt(), Instant.now()))
        .isLessThan(Duration.ofMinutes(1));
    assertThat(first.getFirst().occurredAt()).isBefore(first.getLast().occurredAt());
  }

  private List<ShopperEvent> replay() {
    var events = new ArrayList<ShopperEvent>();
    rows.replay(events::add);
    return events;
  }

  private static RealRows read() {
    try {
      return new RealRows(Path.of("../local/data/rees46-2019-10-01.csv.gz"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
