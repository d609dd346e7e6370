package dev.novapixel.recs.sessions;

import dev.novapixel.recs.nextitem.Forest;
import dev.novapixel.recs.nextitem.ItemScores;
import dev.novapixel.recs.nextitem.KnnSettings;
import dev.novapixel.recs.nextitem.SessionIndex;
import dev.novapixel.recs.situation.Foretold;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.schemas.feature.Session;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * One shop's sessions of the last month, the newest of them where there are too many: it grows as
 * they do, and tells what sessions like an open one looked at. Some 300 bytes a session.
 * Thread-safe: one writes, many read.
 */
final class ShopSessions {
  /** As long as the topic keeps them. */
  static final Duration MONTH = Duration.ofDays(30);

  /** Products whose names are known; sessions with others are kept without them. */
  private static final int PRODUCTS = 1_000_000;

  private static final int POSTINGS = KnnSettings.SERVED.recent();

  private final SessionIndex index;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, Known> known = new HashMap<>();
  private final Deque<Known> inOrder = new ArrayDeque<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** As many as there ever were at once. */
  private final ConcurrentLinkedQueue<Lookup> idle = new ConcurrentLinkedQueue<>();

  private Instant newest = Instant.MIN;

  /** A session that the index has under a number, and when it was heard of first. */
  private record Known(String id, int number, Instant since) {}

  /**
   * Without sessions yet.
   *
   * @param bound how many are kept
   */
  ShopSessions(int bound) {
    this(new SessionIndex(bounds(bound)));
  }

  private ShopSessions(SessionIndex index) {
    this.index = index;
  }

  private static SessionIndex.Bounds bounds(int sessions) {
    return new SessionIndex.Bounds(sessions, POSTINGS, Session.VIEW_BOUND);
  }

  /** Writes everything. */
  void writeTo(DataOutput out) throws IOException {
    lock.readLock().lock();
    try {
      out.writeLong(newest.getEpochSecond());
      out.writeInt(newest.getNano());
      out.writeInt(names.size());
      for (String name : names) {
        out.writeUTF(name);
      }
      out.writeInt(inOrder.size());
      for (Known its : inOrder) {
        out.writeUTF(its.id());
        out.writeInt(its.number());
        out.writeLong(its.since().toEpochMilli());
        out.writeBoolean(its.equals(known.get(its.id())));
      }
      index.writeTo(out);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The sessions that {@link #writeTo} wrote, of which as many were kept. */
  static ShopSessions readFrom(DataInput in, int bound) throws IOException {
    Instant newest = Instant.ofEpochSecond(in.readLong(), in.readInt());
    List<String> names = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      names.add(in.readUTF());
    }
    List<Known> inOrder = new ArrayList<>();
    Map<String, Known> known = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      Known its = new Known(in.readUTF(), in.readInt(), Instant.ofEpochMilli(in.readLong()));
      inOrder.add(its);
      if (in.readBoolean()) {
        known.put(its.id(), its);
      }
    }
    ShopSessions sessions = new ShopSessions(SessionIndex.readFrom(in, bounds(bound)));
    sessions.newest = newest;
    sessions.inOrder.addAll(inOrder);
    sessions.known.putAll(known);
    for (String name : names) {
      sessions.numbers.put(name, sessions.numbers.size());
      sessions.names.add(name);
    }
    return sessions;
  }

  /** The session is now as it says; a shorter past of it does no harm. */
  void apply(Session session) {
    lock.writeLock().lock();
    try {
      if (session.status() == Session.Status.REPLACED) {
        drop(session.id());
      } else if (!session.views().isEmpty()) {
        forgetOld(session.receivedAt());
        grow(session);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * What past sessions say comes next in this one.
   *
   * @param open products looked at, oldest first
   * @param forest what was learnt from them
   */
  Foretold next(List<String> open, int limit, Forest forest) {
    lock.readLock().lock();
    Lookup lookup = lookup(forest);
    try {
      int[] items =
          open.stream().map(numbers::get).filter(Objects::nonNull).mapToInt(item -> item).toArray();
      if (items.length == 0) {
        return Foretold.NOTHING;
      }
      lookup.foretell(items);
      return new Foretold(
          named(lookup.nearest(), open, limit), named(lookup.learnt(), open, limit));
    } finally {
      idle.add(lookup);
      lock.readLock().unlock();
    }
  }

  /**
   * What the newest sessions looked at, oldest first: as much as is known of each now.
   *
   * @param most how many sessions at most
   */
  List<int[]> newest(int most) {
    lock.readLock().lock();
    try {
      List<int[]> sessions = new ArrayList<>();
      for (int at = Math.max(index.oldest(), index.next() - most); at < index.next(); at++) {
        if (index.holds(at)) {
          sessions.add(index.items(at)); // is not changed but replaced when a session grows
        }
      }
      return sessions;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** How many sessions ever began here. */
  int begun() {
    lock.readLock().lock();
    try {
      return index.next();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** How many sessions are kept. */
  int size() {
    lock.readLock().lock();
    try {
      return known.size();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** An idle one; those of a forest that is not asked any more are let go. */
  private Lookup lookup(Forest forest) {
    Lookup lookup = idle.poll();
    return lookup != null && lookup.weighsBy(forest) ? lookup : new Lookup(index, forest);
  }

  /** The best without what the open session holds itself. */
  private List<Scored> named(ItemScores scores, List<String> open, int limit) {
    List<Scored> named = new ArrayList<>();
    for (int item : scores.top(limit + open.size())) {
      String name = names.get(item);
      if (named.size() < limit && !open.contains(name)) {
        named.add(new Scored(name, scores.of(item)));
      }
    }
    return named;
  }

  private void grow(Session session) {
    Known its = known.get(session.id());
    if (its == null) {
      its = new Known(session.id(), index.begin(), session.receivedAt());
      known.put(its.id(), its);
      inOrder.add(its);
      forgetWhatTheIndexForgot();
    }
    for (Session.View view : session.views()) {
      Integer item = number(view.productId());
      if (item != null && !holds(index.items(its.number()), item)) {
        index.grow(its.number(), item);
      }
    }
  }

  private void drop(String id) {
    Known its = known.remove(id);
    if (its != null) {
      index.drop(its.number());
    }
  }

  private void forgetOld(Instant receivedAt) {
    newest = receivedAt.isAfter(newest) ? receivedAt : newest;
    Instant oldest = newest.minus(MONTH);
    while (!inOrder.isEmpty() && inOrder.element().since().isBefore(oldest)) {
      index.forgetOldest();
      forgetWhatTheIndexForgot();
    }
  }

  private void forgetWhatTheIndexForgot() {
    while (!inOrder.isEmpty() && inOrder.element().number() < index.oldest()) {
      Known forgotten = inOrder.remove();
      known.remove(forgotten.id(), forgotten); // not what came back under its id since
    }
  }

  private @Nullable Integer number(String product) {
    Integer number = numbers.get(product);
    if (number == null && names.size() < PRODUCTS) {
      number = names.size();
      numbers.put(product, number);
      names.add(product);
    }
    return number;
  }

  private static boolean holds(int[] items, int item) {
    for (int other : items) {
      if (other == item) {
        return true;
      }
    }
    return false;
  }
}
