package dev.novapixel.gateway.produce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.produce.Breaker.Result;
import dev.novapixel.gateway.produce.Breaker.State;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BreakerTest {
  private final AtomicLong now = new AtomicLong();
  private final Breaker breaker = new Breaker(now::get);

  @Test
  void nothingPassesBeforeTheClusterHasAnswered() {
    assertThat(breaker.pass()).isFalse();
    breaker.clusterAnswers();
    assertThat(breaker.pass()).isTrue();
  }

  @Test
  void theFirstAcknowledgementLetsEverythingPass() {
    closed();
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void onlyAFewTryBeforeTheFirstAcknowledgement() {
    breaker.clusterAnswers();
    for (int i = 0; i < Breaker.TRIES; i++) {
      assertThat(breaker.pass()).isTrue();
    }
    assertThat(breaker.pass()).isFalse();
    breaker.ended(Result.DURABLE);
    assertThat(breaker.pass()).isTrue();
  }

  @Test
  void threeFailuresInARowAreTooMany() {
    closed();
    fail(2);
    breaker.pass();
    breaker.ended(Result.DURABLE);
    fail(2);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    fail(1);
    assertThat(breaker.state()).isEqualTo(State.OPEN);
  }

  @Test
  void oneFailureWhileTryingIsTooMany() {
    breaker.clusterAnswers();
    fail(1);
    assertThat(breaker.state()).isEqualTo(State.OPEN);
  }

  @Test
  void aBatchThatWasNeverSentSaysNothing() {
    breaker.clusterAnswers();
    for (int i = 0; i <= Breaker.TRIES; i++) {
      assertThat(breaker.pass()).isTrue();
      breaker.ended(Result.NOT_TRIED);
    }
    assertThat(breaker.state()).isEqualTo(State.TRYING);
    closed();
    for (int i = 0; i < 20; i++) {
      breaker.pass();
      breaker.ended(Result.NOT_TRIED);
    }
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void silenceWhileAcknowledgementsAreDueOpensBeforeTheFirstTimeOut() {
    closed();
    breaker.pass();
    pass(Breaker.PATIENCE);
    assertThat(breaker.isOpen()).isFalse();
    pass(Duration.ofMillis(1));
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void silenceWhileNothingIsDueIsNothing() {
    closed();
    pass(Duration.ofHours(1));
    assertThat(breaker.isOpen()).isFalse();
    breaker.pass();
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void aLateAcknowledgementProvesThatKafkaIsBack() {
    closed();
    breaker.pass();
    pass(Breaker.PATIENCE.plusMillis(1));
    assertThat(breaker.state()).isEqualTo(State.OPEN);
    breaker.ended(Result.DURABLE);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  private void closed() {
    breaker.clusterAnswers();
    breaker.pass();
    breaker.ended(Result.DURABLE);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.pass();
      breaker.ended(Result.FAILED);
    }
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
