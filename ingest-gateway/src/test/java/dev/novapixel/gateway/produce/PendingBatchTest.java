package dev.novapixel.gateway.produce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.produce.Breaker.Result;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class PendingBatchTest {
  @Test
  void onlyTheLastEndIsTheEnd() {
    PendingBatch batch = batch(3);
    assertThat(batch.ended(2, Result.DURABLE)).isFalse();
    assertThat(batch.ended(0, Result.FAILED)).isFalse();
    assertThat(batch.ended(1, Result.DURABLE)).isTrue();

    assertThat(batch.done()).isNotDone();
    batch.complete();
    assertThat(batch.done()).isCompletedWithValue(BitSet.valueOf(new byte[] {0b110}));
  }

  @Test
  void oneFailureSaysMoreThanAcknowledgementsAndThoseMoreThanNothing() {
    assertThat(result(Result.DURABLE, Result.FAILED, Result.NOT_TRIED)).isEqualTo(Result.FAILED);
    assertThat(result(Result.NOT_TRIED, Result.DURABLE)).isEqualTo(Result.DURABLE);
    assertThat(result(Result.NOT_TRIED, Result.NOT_TRIED)).isEqualTo(Result.NOT_TRIED);
  }

  private static Result result(Result... results) {
    PendingBatch batch = batch(results.length);
    for (int i = 0; i < results.length; i++) {
      batch.ended(i, results[i]);
    }
    return batch.result();
  }

  private static PendingBatch batch(int size) {
    return new PendingBatch(size, 0);
  }
}
