package dev.novapixel.recs.nextitem;

/**
 * The most recent of the sessions that it is given, up to a bound: a binary heap, oldest on top.
 */
final class RecentSessions {
  private final int[] heap;
  private int size;

  RecentSessions(int bound) {
    this.heap = new int[bound];
  }

  void clear() {
    size = 0;
  }

  boolean isFull() {
    return size == heap.length;
  }

  /** The oldest of those that are in; there must be one. */
  int oldest() {
    return heap[0];
  }

  /** Puts one in that is newer than the oldest. Returns who is out for it, or -1. */
  int add(int session) {
    if (isFull()) {
      int pushedOut = heap[0];
      sink(session);
      return pushedOut;
    }
    int at = size++;
    while (at > 0 && heap[(at - 1) >>> 1] > session) {
      heap[at] = heap[(at - 1) >>> 1];
      at = (at - 1) >>> 1;
    }
    heap[at] = session;
    return -1;
  }

  private void sink(int session) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= session) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = session;
  }
}
