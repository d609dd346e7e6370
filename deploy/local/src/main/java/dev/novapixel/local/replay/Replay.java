package dev.novapixel.local.replay;

import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.stack.PartState;
import dev.novapixel.local.stack.StackException;
import dev.novapixel.local.stack.StackState;
import dev.novapixel.local.watch.Metrics;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * The life of an epoch, one step at a time. The topic is written first and the supervisor's file
 * after it, and each step may be done again: whoever was killed in between begins where the topic
 * stands.
 */
public final class Replay implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final LocalStack stack;
  private final InstantSource clock;
  private final EpochsLog log;
  private final Admin admin;
  private final Sweep sweep;

  /** Of a stack that is up. */
  public Replay(LocalStack stack, InstantSource clock) {
    this.stack = stack;
    this.clock = clock;
    this.log = new EpochsLog(stack.settings(), stack.firstEpoch());
    this.admin = Admin.create(ClientProperties.admin(stack.settings(), "nova-local-replay"));
    this.sweep = new Sweep(stack, admin);
  }

  /** What the topic says; makes the supervisor run that, whatever an interrupted run has left. */
  public Epochs standing() {
    var epochs = log.read();
    seat(epochs);
    return epochs;
  }

  /**
   * Begins to build an epoch, or goes on with the one that is being built.
   *
   * @param from what was received before is left out; null for all that the log holds
   */
  public Epochs build(String reason, @Nullable Instant from) throws InterruptedException {
    var epochs = standing();
    if (epochs.building() != null) {
      requireSame(epochs, from);
      return epochs;
    }
    if (epochs.previous() != null) {
      throw new StackException(
          "Epoch %s is still kept to go back to. ./nova replay --drop takes it away, then a new one can be built."
              .formatted(epochs.previous()));
    }
    var next = neverUsed(epochs).begin(reason, from, now());
    new Beginning(admin).set(building(next), from);
    return tell(next);
  }

  private static void requireSame(Epochs epochs, @Nullable Instant from) {
    if (from != null && !from.equals(epochs.missingUntil())) {
      var begins =
          epochs.missingUntil() == null ? "the beginning of the log" : epochs.missingUntil();
      throw new StackException(
          "Epoch %s is being built from %s already. ./nova replay goes on with it, --abandon takes it away."
              .formatted(epochs.building(), begins));
    }
  }

  /** Somebody may have worked in epochs that the topic does not know. */
  private Epochs neverUsed(Epochs epochs) throws InterruptedException {
    var newest =
        Stream.concat(Stream.of(epochs.newest()), sweep.epochsInKafka().stream())
            .max(Comparator.comparingInt(Sweep::number))
            .orElseThrow();
    return new Epochs(
        epochs.live(),
        null,
        null,
        newest,
        epochs.reason(),
        epochs.missingUntil(),
        epochs.startedAt(),
        epochs.switchedAt());
  }

  /** What is to be waited for; its {@link CatchUp#line} tells how far it is. */
  public CatchUp catchingUp(Epochs epochs) {
    return new CatchUp(stack, admin, building(epochs), PATIENCE);
  }

  /** Returns when the epoch holds all that the log held when this was called. */
  public void await(CatchUp catchUp) throws InterruptedException {
    catchUp.await();
  }

  /**
   * Up to when the epoch that is being built, or is to be built, would lack what the live epoch
   * knows.
   *
   * @param from as in {@link #build}; of an epoch that is being built it is known
   */
  public Optional<Instant> lostUntil(Epochs epochs, @Nullable Instant from) {
    var left = epochs.building() == null ? from : epochs.missingUntil();
    return new History(stack).lostUntil(epochs.live(), left);
  }

  /**
   * Makes the epoch that was built the live one.
   *
   * @param lost what was received before is missing in it
   */
  public Epochs switchOver(Epochs epochs, @Nullable Instant lost) throws InterruptedException {
    return awaitReaders(tell(epochs.switched(lost, now())));
  }

  /** Makes the epoch live again that was so before. */
  public Epochs rollBack() throws InterruptedException {
    var epochs = standing();
    if (epochs.previous() == null) {
      throw new StackException("There is no epoch to go back to: only %s.".formatted(epochs.all()));
    }
    return awaitReaders(tell(epochs.rolledBack(now())));
  }

  /** Takes away every epoch but the live one, and what earlier ones may have left. */
  public List<Epoch> leaveOnlyLive() throws InterruptedException {
    var epochs = tell(standing().alone());
    awaitEnded(epochs.live());
    var swept = new ArrayList<Epoch>();
    for (var epoch : sweep.epochsInKafka()) {
      if (!epoch.equals(epochs.live())) {
        sweep.run(epoch);
        swept.add(epoch);
      }
    }
    return swept;
  }

  private Epochs tell(Epochs epochs) throws InterruptedException {
    log.write(epochs);
    seat(epochs);
    return epochs;
  }

  private void seat(Epochs epochs) {
    var now = stack.epochs();
    var next = now.seating(epochs);
    if (!next.equals(now)) {
      next.write(stack.home());
    }
  }

  /** Readers follow the topic, and say of which epoch they are. */
  private Epochs awaitReaders(Epochs epochs) throws InterruptedException {
    var recs = stack.addresses().url(stack.addresses().ports().recs());
    await(
        "The recommendations do not answer from epoch %s.".formatted(epochs.live()),
        () -> says(recs, "nova_recs_epoch", epochs.live()));
    return epochs;
  }

  private void awaitEnded(Epoch live) throws InterruptedException {
    var adminService = stack.addresses().url(stack.addresses().ports().admin());
    await(
        "Streams of other epochs than %s still run.".formatted(live),
        () ->
            stack.running().map(StackState::parts).orElse(List.of()).stream()
                .map(PartState::name)
                .filter(LocalStack::isStream)
                .allMatch(name -> LocalStack.isStreamOf(name, live)));
    await(
        "The admin service still projects other epochs than %s.".formatted(live),
        () ->
            Metrics.of(adminService).stream()
                .flatMap(metrics -> metrics.samples().stream())
                .filter(sample -> sample.name().equals("nova_projection_lag"))
                .allMatch(sample -> live.name().equals(sample.labels().get("epoch"))));
  }

  private static boolean says(String service, String metric, Epoch epoch)
      throws InterruptedException {
    return Metrics.of(service).stream()
        .flatMap(metrics -> metrics.samples().stream())
        .anyMatch(sample ->
            sample.name().equals(metric)
                && epoch.name().equals(sample.labels().get("epoch"))
                && sample.value() == 1);
  }

  /** Something that becomes true. */
  @FunctionalInterface
  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private static void await(String otherwise, Condition condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new StackException(otherwise + " The same command goes on where this one ends.");
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private static Epoch building(Epochs epochs) {
    var building = epochs.building();
    if (building == null) {
      throw new StackException("No epoch is being built.");
    }
    return building;
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  @Override
  public void close() {
    admin.close();
    log.close();
  }
}
