package dev.novapixel.recs.nextitem;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Past sessions, and for each item the sessions that took it up last: what nearest neighbours are
 * looked up in. It is updated as sessions begin and grow, and forgets the oldest.
 *
 * <p>Sessions are numbered in the order in which they begin; the newer has the higher number. At
 * most {@link Bounds#sessions} are kept, of each session its first items, and of each item the
 * sessions that took it up last. Not thread-safe: whoever shares it locks it.
 */
public final class SessionIndex {
  private static final int[] NONE = {};

  private final Bounds bounds;
  private int[][] sessions = new int[64][];

  /** By the same slots: apart from the sessions because every lookup asks for many of them. */
  private final BitSet dropped = new BitSet();

  private int[][] newest = new int[0][];
  private final ItemHistory history = new ItemHistory();
  private int oldest;
  private int next;

  /**
   * How much is kept.
   *
   * @param sessions the newest
   * @param postings sessions of each item, those that took it up last (m)
   * @param items of each session, the first
   */
  public record Bounds(int sessions, int postings, int items) {}

  /** An empty index. */
  public SessionIndex(Bounds bounds) {
    this.bounds = bounds;
  }

  /** How many sessions there are. */
  public int size() {
    return next - oldest;
  }

  /** The number that the next session will have. */
  public int next() {
    return next;
  }

  /** The number of the oldest session; what is below it is forgotten. */
  public int oldest() {
    return oldest;
  }

  /** Whether the session is still here. */
  public boolean holds(int session) {
    return session >= oldest && session < next && !dropped.get(slot(session));
  }

  /** The session's items, oldest first; not to be changed. */
  public int[] items(int session) {
    return sessions[slot(session)];
  }

  /** What is known of the items. */
  ItemHistory history() {
    return history;
  }

  /** How many items have been seen: their numbers are below it. */
  public int itemBound() {
    return newest.length;
  }

  /** Begins a session; the oldest is forgotten if there are too many. */
  public int begin() {
    if (size() == bounds.sessions()) {
      forgetOldest();
    }
    if (size() == sessions.length) {
      makeRoom();
    }
    sessions[slot(next)] = NONE;
    dropped.clear(slot(next));
    return next++;
  }

  /** Adds a whole session. */
  public int add(int[] items) {
    int session = begin();
    for (int item : items) {
      grow(session, item);
    }
    return session;
  }

  /** The session looks at an item; does nothing if the session is forgotten or too long. */
  public void grow(int session, int item) {
    if (!holds(session) || items(session).length == bounds.items()) {
      return;
    }
    int slot = slot(session);
    int[] items = sessions[slot];
    boolean first = !contains(items, item);
    sessions[slot] = Arrays.copyOf(items, items.length + 1);
    sessions[slot][items.length] = item;
    if (first) {
      post(item, session);
      history.taken(item, session);
    } else {
      history.repeated(item);
    }
  }

  /** Forgets the oldest session, if there is one. */
  public void forgetOldest() {
    if (size() == 0) {
      return;
    }
    if (holds(oldest)) {
      takeBack(sessions[slot(oldest)]);
    }
    sessions[slot(oldest)] = NONE;
    oldest++;
  }

  /** Takes a session out before its time; its number is not used again. */
  public void drop(int session) {
    if (holds(session)) {
      takeBack(sessions[slot(session)]);
      sessions[slot(session)] = NONE;
      dropped.set(slot(session));
    }
  }

  private void takeBack(int[] items) {
    for (int i = 0; i < items.length; i++) {
      if (!contains(items, i, items[i])) {
        history.dropped(items[i]);
        if (history.sessions(items[i]) == 0) {
          newest[items[i]] = NONE;
        }
      } else {
        history.unrepeated(items[i]);
      }
    }
  }

  /** How many sessions are looked up for the item: all numbers below are valid for {@link #of}. */
  int postings(int item) {
    return item < newest.length && newest[item].length > 0
        ? Math.min(newest[item][0], newest[item].length - 1)
        : 0;
  }

  /**
   * A session that took the item up, the last to do so first; may be one that was {@link #holds
   * forgotten}.
   */
  int of(int item, int rank) {
    int[] ring = newest[item];
    int size = ring.length - 1;
    return ring[1 + (ring[0] - 1 - rank) % size];
  }

  /** A ring: how many were ever written, then the sessions. It doubles until it is full. */
  private void post(int item, int session) {
    if (item >= newest.length) {
      int known = newest.length;
      newest = Arrays.copyOf(newest, Math.max(item + 1, known + (known >> 1)));
      Arrays.fill(newest, known, newest.length, NONE);
    }
    int[] ring = newest[item];
    int size = ring.length - 1;
    int postings = bounds.postings();
    if (size < postings && (size < 0 || ring[0] == size)) {
      ring = Arrays.copyOf(ring, 1 + Math.min(postings, Math.max(2, 2 * size)));
      newest[item] = ring;
      size = ring.length - 1;
    }
    ring[1 + ring[0] % size] = session;
    ring[0] = ring[0] == 2 * postings ? postings + 1 : ring[0] + 1;
  }

  /** Writes everything; sessions keep their numbers, items the order of their sessions. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(oldest);
    out.writeInt(next);
    for (int session = oldest; session < next; session++) {
      out.writeBoolean(dropped.get(slot(session)));
      write(sessions[slot(session)], out);
    }
    out.writeInt(newest.length);
    for (int[] ring : newest) {
      write(ring, out);
    }
    history.writeTo(out);
  }

  /** The index that {@link #writeTo} wrote, which had the same bounds. */
  public static SessionIndex readFrom(DataInput in, Bounds bounds) throws IOException {
    SessionIndex index = new SessionIndex(bounds);
    index.oldest = in.readInt();
    index.next = in.readInt();
    int slots = Integer.highestOneBit(Math.max(64, 2 * index.size() - 1));
    index.sessions = new int[slots][];
    for (int session = index.oldest; session < index.next; session++) {
      int slot = index.slot(session);
      index.dropped.set(slot, in.readBoolean());
      index.sessions[slot] = read(in);
    }
    index.newest = new int[in.readInt()][];
    for (int item = 0; item < index.newest.length; item++) {
      index.newest[item] = read(in);
    }
    index.history.readFrom(in);
    return index;
  }

  private static void write(int[] numbers, DataOutput out) throws IOException {
    out.writeInt(numbers.length);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  private static int[] read(DataInput in) throws IOException {
    int length = in.readInt();
    int[] numbers = length == 0 ? NONE : new int[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = in.readInt();
    }
    return numbers;
  }

  private int slot(int session) {
    return session & (sessions.length - 1);
  }

  private void makeRoom() {
    int[][] old = sessions;
    BitSet oldDropped = (BitSet) dropped.clone();
    dropped.clear();
    sessions = new int[2 * old.length][];
    for (int session = oldest; session < next; session++) {
      int slot = session & (old.length - 1);
      sessions[slot(session)] = old[slot];
      dropped.set(slot(session), oldDropped.get(slot));
    }
  }

  private static boolean contains(int[] items, int item) {
    return contains(items, items.length, item);
  }

  private static boolean contains(int[] items, int end, int item) {
    for (int i = 0; i < end; i++) {
      if (items[i] == item) {
        return true;
      }
    }
    return false;
  }
}
