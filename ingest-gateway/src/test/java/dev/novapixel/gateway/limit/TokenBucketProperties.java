package dev.novapixel.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The bucket against one that is filled drop by drop, in exact numbers. */
final class TokenBucketProperties {
  private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000L);

  /** A request after a pause, with so many events. */
  record Request(long pause, int events) {}

  @Property
  void itPassesWhatABucketThatIsFilledDropByDropPasses(
      @ForAll @IntRange(min = 1, max = 1_000_000) int perSecond,
      @ForAll @IntRange(min = 1, max = 10_000) int burst,
      @ForAll @Size(max = 60) List<@From("requests") Request> requests,
      @ForAll long begin) {
    Rate rate = new Rate(perSecond, burst);
    TokenBucket bucket = new TokenBucket(rate, begin);
    Reference reference = new Reference(rate);
    long now = begin;
    for (Request request : requests) {
      now += request.pause();
      reference.pass(request.pause());
      long wait = bucket.take(now);
      // A draw rounds by less than a nanosecond's worth of tokens.
      BigDecimal unsure =
          BigDecimal.valueOf(2L * requests.size() * perSecond)
              .divide(SECOND, MathContext.DECIMAL64);
      if (reference.tokens.subtract(BigDecimal.ONE).abs().compareTo(unsure) > 0) {
        assertThat(wait == 0).isEqualTo(reference.tokens.compareTo(BigDecimal.ONE) >= 0);
      }
      if (wait == 0) {
        bucket.draw(request.events() - 1, now);
        reference.draw(request.events());
      }
    }
  }

  @Property
  void whoWaitsAsLongAsHeIsToldPassesAndNobodySooner(
      @ForAll @IntRange(min = 1, max = 1_000_000) int perSecond,
      @ForAll @IntRange(min = 1, max = 10_000) int burst,
      @ForAll @IntRange(min = 0, max = 20_000) int drawn,
      @ForAll long now) {
    TokenBucket bucket = new TokenBucket(new Rate(perSecond, burst), now);
    bucket.draw(drawn, now);
    long wait = bucket.take(now);
    if (wait > 0) {
      assertThat(bucket.take(now + wait - 1)).isEqualTo(1);
      assertThat(bucket.take(now + wait)).isZero();
    } else {
      assertThat(drawn).isLessThan(burst);
    }
  }

  @Property
  void inNoStretchOfTimeMorePassesThanTheBurstAndTheRateAllow(
      @ForAll @IntRange(min = 1, max = 1000) int perSecond,
      @ForAll @IntRange(min = 1, max = 100) int burst,
      @ForAll @Size(max = 60) List<@From("requests") Request> requests) {
    TokenBucket bucket = new TokenBucket(new Rate(perSecond, burst), 0);
    List<Long> passed = new ArrayList<>();
    long now = 0;
    for (Request request : requests) {
      now += request.pause();
      if (bucket.take(now) == 0) {
        passed.add(now);
      }
    }
    for (int from = 0; from < passed.size(); from++) {
      for (int to = from; to < passed.size(); to++) {
        double seconds = (passed.get(to) - passed.get(from)) / 1e9;
        assertThat(to - from + 1.0).isLessThanOrEqualTo(burst + perSecond * seconds + 0.001);
      }
    }
  }

  @Provide
  Arbitrary<Request> requests() {
    Arbitrary<Long> pauses =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(0L)),
            Tuple.of(5, Arbitraries.longs().between(0, 2_000_000)),
            Tuple.of(2, Arbitraries.longs().between(0, 5_000_000_000L)));
    return Combinators.combine(pauses, Arbitraries.integers().between(1, 2500)).as(Request::new);
  }

  /** Tokens as a number, filled by every pause. */
  private static final class Reference {
    private final Rate rate;
    private BigDecimal tokens;

    Reference(Rate rate) {
      this.rate = rate;
      this.tokens = BigDecimal.valueOf(rate.burst());
    }

    void pass(long nanos) {
      BigDecimal filled =
          BigDecimal.valueOf(nanos).multiply(BigDecimal.valueOf(rate.perSecond())).divide(SECOND);
      tokens = tokens.add(filled).min(BigDecimal.valueOf(rate.burst()));
    }

    void draw(int count) {
      tokens = tokens.subtract(BigDecimal.valueOf(count));
    }
  }
}
