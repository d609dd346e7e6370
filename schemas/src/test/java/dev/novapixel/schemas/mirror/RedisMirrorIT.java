package dev.novapixel.schemas.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.ops.Check;
import dev.novapixel.servers.testing.EmbeddedStack;
import dev.novapixel.servers.testing.EmbeddedStack.Part;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RedisMirrorIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final MirrorStage stage = new MirrorStage(2);

  @BeforeAll
  static void servers() {
    EmbeddedStack.start(Part.KAFKA, Part.REDIS);
  }

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void theNewestRecordOfAKeyIsShown() {
    stage.belongsTo("ann", "1");
    stage.mirror();
    awaitOwner("ann", "customer:1");

    stage.belongsTo("ann", "2");
    stage.belongsTo("bob", "3");

    awaitOwner("bob", "customer:3");
    awaitOwner("ann", "customer:2");
  }

  @Test
  void aLaterStartGoesOnWhereTheLastOneEnded() {
    stage.belongsTo("ann", "1");
    stage.mirror();
    awaitOwner("ann", "customer:1");
    awaitAllShown();
    stage.mirrors().getFirst().close();
    double readBefore = stage.count("nova.mirror.read");

    stage.belongsTo("bob", "2");
    stage.mirror();

    awaitOwner("bob", "customer:2");
    awaitAllShown();
    assertThat(stage.count("nova.mirror.read")).isEqualTo(readBefore + 1);
  }

  @Test
  void whatIsReadAgainChangesNothing() {
    stage.belongsTo("ann", "1");
    stage.belongsTo("ann", "2");
    stage.mirror();
    awaitOwner("ann", "customer:2");
    String version = stage.shown("ann").get("version");
    stage.redis.hset(stage.key("ann"), "shopper", "touched by hand");

    stage.forgetPositions();

    await().atMost(SOON).until(() -> stage.count("nova.mirror.rewinds") >= 1);
    stage.belongsTo("bob", "3");
    awaitOwner("bob", "customer:3");
    awaitAllShown();
    assertThat(stage.shown("ann"))
        .containsEntry("version", version)
        .containsEntry("shopper", "touched by hand");
  }

  @Test
  void anEmptiedRedisIsFilledAgainWithinSeconds() {
    stage.belongsTo("ann", "1");
    stage.belongsTo("bob", "2");
    stage.mirror();
    awaitOwner("ann", "customer:1");
    awaitOwner("bob", "customer:2");
    awaitAllShown();

    stage.redis.flushAll();

    awaitOwner("ann", "customer:1");
    awaitOwner("bob", "customer:2");
  }

  @Test
  void aDeletedKeyIsSeenAsAbsentAndAnOlderRecordDoesNotBringItBack() {
    stage.belongsTo("ann", "1");
    stage.mirror();
    awaitOwner("ann", "customer:1");

    stage.isForgotten("ann");
    await().atMost(SOON).untilAsserted(() -> assertThat(stage.shown("ann")).hasSize(1));
    assertThat(stage.shown("ann")).containsOnlyKeys("version");
    assertThat(stage.redis.pttl(stage.key("ann"))).isPositive();
    stage.forgetPositions();
    await().atMost(SOON).until(() -> stage.count("nova.mirror.rewinds") >= 1);
    awaitAllShown();

    assertThat(stage.shown("ann")).containsOnlyKeys("version");
    stage.belongsTo("ann", "2");
    awaitOwner("ann", "customer:2");
    assertThat(stage.redis.pttl(stage.key("ann"))).isEqualTo(-1);
  }

  @Test
  void whileRedisIsAwayNothingIsLost() {
    stage.belongsTo("ann", "1");
    RedisMirror<?> mirror = stage.mirror();
    awaitOwner("ann", "customer:1");

    EmbeddedStack.stop(Part.REDIS);
    stage.belongsTo("ann", "2");
    stage.belongsTo("bob", "3");
    await().atMost(SOON).until(() -> mirror.check() instanceof Check.Failed);
    assertThat(stage.count("nova.mirror.retries")).isPositive();
    EmbeddedStack.restart(Part.REDIS);

    awaitOwner("ann", "customer:2");
    awaitOwner("bob", "customer:3");
    await().atMost(SOON).until(() -> mirror.check() instanceof Check.Ok);
  }

  @Test
  void whileKafkaIsAwayTheReachStandsStillAndAnEmptiedRedisIsNoticedAllTheSame() {
    stage.belongsTo("ann", "1");
    stage.mirror();
    awaitOwner("ann", "customer:1");
    awaitAllShown();

    EmbeddedStack.stop(Part.KAFKA);
    Instant away = Instant.now();
    stage.redis.flushAll();
    await().atMost(SOON).until(() -> stage.count("nova.mirror.rewinds") >= 2);
    assertThat(stage.reaches().values())
        .allSatisfy(
            reach -> assertThat(Long.parseLong(reach)).isLessThan(away.toEpochMilli() + 1_000));
    EmbeddedStack.restart(Part.KAFKA);

    awaitOwner("ann", "customer:1");
    awaitAllShown();
  }

  @Test
  void twoInstancesShareTheWorkAndOneTakesOverFromTheOther() {
    RedisMirror<?> first = stage.mirror();
    stage.mirror();
    stage.belongsTo("ann", "1");
    stage.belongsTo("bob", "2");
    stage.belongsTo("cid", "3");
    awaitOwner("ann", "customer:1");
    awaitOwner("bob", "customer:2");
    awaitOwner("cid", "customer:3");

    first.close();
    stage.belongsTo("ann", "4");
    stage.belongsTo("bob", "5");
    stage.belongsTo("cid", "6");

    awaitOwner("ann", "customer:4");
    awaitOwner("bob", "customer:5");
    awaitOwner("cid", "customer:6");
  }

  @Test
  void aRecordThatCannotBeReadIsPassedOver() {
    stage.mirror();
    stage.writesRubbish("ann");
    stage.belongsTo("ann", "1");

    awaitOwner("ann", "customer:1");
    // One poll may bring both, and then only the newer one is looked at.
    stage.writesRubbish("ann");
    await().atMost(SOON).until(() -> stage.count("nova.mirror.skipped") >= 1);
    assertThat(stage.owner("ann")).isEqualTo("customer:1");
  }

  @Test
  void aRecordThatTheViewDoesNotBearIsPassedOver() {
    RedisMirror<?> mirror = stage.mirror();
    stage.isMoreThanTheViewBears("ann");
    await().atMost(SOON).until(() -> stage.count("nova.mirror.skipped") == 1);
    stage.belongsTo("bob", "2");

    awaitOwner("bob", "customer:2");
    assertThat(mirror.alive()).isEqualTo(Check.OK);
  }

  @Test
  void aMirrorWhoseClientFailsBeginsAgainWhereRedisStands() {
    RedisMirror<?> mirror = stage.mirror();
    awaitAllShown();

    stage.tripsTheMirror("ann");

    await().atMost(SOON).until(() -> mirror.check() instanceof Check.Failed);
    assertThat(mirror.check())
        .isEqualTo(Check.failed("beginning again after IllegalStateException"));
    assertThat(mirror.alive()).isEqualTo(Check.OK);
    stage.belongsTo("bob", "2");
    awaitOwner("bob", "customer:2");
    await().atMost(SOON).until(() -> mirror.check().equals(Check.OK));
  }

  @Test
  void aMirrorWhoseThreadDiedIsNeitherAliveNorReady() {
    RedisMirror<?> mirror = stage.mirror();
    assertThat(mirror.alive()).isEqualTo(Check.OK);

    stage.breaksTheMirror("ann");

    await().atMost(SOON).until(() -> mirror.alive() instanceof Check.Failed);
    assertThat(mirror.alive()).isEqualTo(Check.failed("the mirror ended: LinkageError"));
    assertThat(mirror.check()).isEqualTo(mirror.alive());
  }

  @Test
  void theReachIsNowWhileEverythingIsShown() {
    stage.mirror();
    stage.belongsTo("ann", "1");

    awaitAllShown();
  }

  @Test
  void freshnessIsMeasuredForNewsOnly() {
    stage.belongsTo("ann", "1");
    stage.mirror();
    awaitOwner("ann", "customer:1");
    awaitAllShown();
    assertThat(stage.meters.get("nova.mirror.freshness").timer().count()).isZero();

    stage.belongsTo("ann", "2");

    await()
        .atMost(SOON)
        .until(() -> stage.meters.get("nova.mirror.freshness").timer().count() == 1);
  }

  private void awaitOwner(String client, String owner) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(stage.owner(client)).isEqualTo(owner));
  }

  /** Every partition's reach lies after this moment. */
  private void awaitAllShown() {
    long now = Instant.now().toEpochMilli();
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() ->
            assertThat(stage.reaches())
                .hasSize(2)
                .allSatisfy((_, reach) -> assertThat(Long.parseLong(reach)).isGreaterThan(now)));
  }
}
