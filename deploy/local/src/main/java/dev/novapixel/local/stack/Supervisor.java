package dev.novapixel.local.stack;

import dev.novapixel.local.stack.StackState.Phase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts the parts of the stack, each as soon as what it needs is ready; keeps them running; ends
 * them in the reverse order. Thread-safe.
 */
public final class Supervisor implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** Replaced as a whole when parts come or go while it runs. */
  private volatile Map<String, Supervised> parts = Map.of();

  private final Supplier<List<Part>> changing;
  private final Set<String> fixed;
  private final InstantSource clock;
  private final Place place;
  private final Consumer<StackState> listener;
  private final long since;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Object telling = new Object();

  private volatile Phase phase = Phase.STARTING;
  private volatile @Nullable String reason;

  /**
   * What is told of the stack beside its parts.
   *
   * @param portBase the lowest port
   * @param host where its parts listen
   */
  public record Place(int portBase, String host) {}

  /**
   * A supervisor of the given parts.
   *
   * @param parts each named once, in the order in which they are listed to people; needs name parts
   *     of this list
   * @param listener told of each change, one at a time
   */
  public Supervisor(
      List<Part> parts, Place place, InstantSource clock, Consumer<StackState> listener) {
    this(parts, List::of, place, clock, listener);
  }

  /**
   * As above, with parts that come and go.
   *
   * @param changing asked at the start, and again and again while the stack runs; what it names no
   *     more is ended, what it names anew is started, as often as that takes
   */
  public Supervisor(
      List<Part> parts,
      Supplier<List<Part>> changing,
      Place place,
      InstantSource clock,
      Consumer<StackState> listener) {
    this.changing = changing;
    this.fixed = parts.stream().map(Part::name).collect(Collectors.toUnmodifiableSet());
    this.clock = clock;
    this.place = place;
    this.listener = listener;
    this.since = clock.millis();
    var all = new LinkedHashMap<String, Supervised>();
    Stream.concat(parts.stream(), changing.get().stream())
        .forEach(part -> all.put(part.name(), supervised(part)));
    this.parts = Collections.unmodifiableMap(all);
  }

  private Supervised supervised(Part part) {
    return new Supervised(part, clock, _ -> tell());
  }

  /**
   * Starts everything; returns when all is ready.
   *
   * @throws StackException when a part fails; all others are ended by then
   */
  public void start() {
    tell();
    var starts = new LinkedHashMap<String, CompletableFuture<Void>>();
    try {
      allOf(parts.keySet().stream().map(name -> startAfterNeeds(name, starts))).join();
    } catch (CompletionException failed) {
      throw phase == Phase.STARTING ? giveUp(failed.getCause()) : stoppedEarly();
    }
    synchronized (telling) {
      if (phase != Phase.STARTING) {
        throw stoppedEarly();
      }
      enter(Phase.READY);
    }
    threads.execute(this::watch);
  }

  private static StackException stoppedEarly() {
    return new StackException("It was stopped while it started.");
  }

  /** Blocks until the stack has been stopped. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  public StackState state() {
    return new StackState(
        ProcessHandle.current().pid(),
        place.portBase(),
        place.host(),
        since,
        phase,
        reason,
        parts.values().stream().map(Supervised::state).toList());
  }

  /** Ends every part, each after those that need it. */
  @Override
  public void close() {
    synchronized (telling) {
      if (phase != Phase.STARTING && phase != Phase.READY) {
        return;
      }
      enter(Phase.STOPPING);
    }
    stopAll();
    enter(Phase.STOPPED);
    ended.countDown();
  }

  private CompletableFuture<Void> startAfterNeeds(
      String name, Map<String, CompletableFuture<Void>> starts) {
    var known = starts.get(name);
    if (known != null) {
      return known;
    }
    var part = supervised(name);
    var needs = allOf(part.part().needs().stream().map(need -> startAfterNeeds(need, starts)));
    var start = needs.thenRunAsync(() -> startUnlessGivenUp(part), threads);
    starts.put(name, start);
    return start;
  }

  /** A failure is told at once, so that nothing new starts while others come up. */
  private void startUnlessGivenUp(Supervised part) {
    if (reason != null) {
      return;
    }
    try {
      part.start();
    } catch (RuntimeException failed) {
      synchronized (telling) {
        if (reason == null) {
          reason = "%s did not start: %s".formatted(part.part().name(), failed.getMessage());
        }
      }
      parts.values().forEach(Supervised::abandon);
      throw failed;
    }
  }

  private StackException giveUp(@Nullable Throwable cause) {
    stopAll();
    enter(Phase.FAILED);
    ended.countDown();
    var why = reason == null ? String.valueOf(cause) : reason;
    return cause == null ? new StackException(why) : new StackException(why, cause);
  }

  private void stopAll() {
    var stops = new LinkedHashMap<String, CompletableFuture<Void>>();
    try {
      allOf(parts.keySet().stream().map(name -> stopAfterUsers(name, stops))).join();
    } catch (CompletionException failed) {
      reason = "Not everything stopped in order: " + failed.getCause();
    }
  }

  private CompletableFuture<Void> stopAfterUsers(
      String name, Map<String, CompletableFuture<Void>> stops) {
    var known = stops.get(name);
    if (known != null) {
      return known;
    }
    var users =
        parts.values().stream()
            .map(Supervised::part)
            .filter(other -> other.needs().contains(name))
            .map(user -> stopAfterUsers(user.name(), stops));
    var stop = allOf(users).handle((_, _) -> null).thenRunAsync(supervised(name)::stop, threads);
    stops.put(name, stop);
    return stop;
  }

  private void watch() {
    try {
      while (!ended.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS) && phase == Phase.READY) {
        change();
        parts.values().forEach(part -> threads.execute(part::check));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets those go that are wanted no more, and takes in those that are wanted anew. */
  private void change() {
    var wanted = new LinkedHashMap<String, Part>();
    changing.get().forEach(part -> wanted.put(part.name(), part));
    var gone =
        parts.keySet().stream()
            .filter(name -> !fixed.contains(name) && !wanted.containsKey(name))
            .toList();
    wanted.keySet().removeAll(parts.keySet());
    if (gone.isEmpty() && wanted.isEmpty()) {
      return;
    }
    var all = new LinkedHashMap<>(parts);
    gone.forEach(all::remove);
    wanted.forEach((name, part) -> all.put(name, supervised(part)));
    var before = parts;
    synchronized (telling) {
      if (phase != Phase.READY) {
        return; // whoever ends all of them ends those that there are
      }
      parts = Collections.unmodifiableMap(all);
      tell();
    }
    gone.forEach(name -> threads.execute(required(before.get(name))::stop));
    wanted.keySet().forEach(name -> threads.execute(supervised(name)::startInTime));
  }

  private static Supervised required(@Nullable Supervised part) {
    return Objects.requireNonNull(part, "a part that was there a moment ago");
  }

  private static CompletableFuture<Void> allOf(Stream<CompletableFuture<Void>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
  }

  private Supervised supervised(String name) {
    var part = parts.get(name);
    if (part == null) {
      throw new IllegalArgumentException("No part is named " + name);
    }
    return part;
  }

  private void enter(Phase next) {
    synchronized (telling) {
      phase = next;
      tell();
    }
  }

  private void tell() {
    synchronized (telling) {
      listener.accept(state());
    }
  }
}
