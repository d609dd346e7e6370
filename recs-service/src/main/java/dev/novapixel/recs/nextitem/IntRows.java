package dev.novapixel.recs.nextitem;

import java.util.Arrays;

/**
 * Numbers the distinct keys that it is given 0, 1, 2 … in the order in which they first come: a
 * hash table with linear probing that is emptied in the time of its content, so that one serves
 * request after request. Not thread-safe.
 */
final class IntRows {
  private static final int FREE = -1;
  private static final int FIRST_SIZE = 1 << 12;

  /** 2³² ÷ golden ratio: spreads neighbouring keys (Knuth, TAOCP 3, 6.4). */
  private static final int SPREAD = 0x9E3779B9;

  private int[] slots = new int[FIRST_SIZE];
  private int[] keys = new int[FIRST_SIZE / 2];
  private int size;

  IntRows() {
    Arrays.fill(slots, FREE);
  }

  int size() {
    return size;
  }

  int key(int row) {
    return keys[row];
  }

  /** The key's row; a new one if there is none. */
  int row(int key) {
    int slot = slot(key);
    if (slots[slot] == FREE) {
      if (size == keys.length) {
        grow();
        slot = slot(key);
      }
      keys[size] = key;
      slots[slot] = size++;
    }
    return slots[slot];
  }

  /** The key's row, or -1. */
  int find(int key) {
    return slots[slot(key)];
  }

  void clear() {
    if (size * 4 > slots.length) {
      Arrays.fill(slots, FREE);
    } else {
      for (int row = size - 1; row >= 0; row--) {
        slots[slot(keys[row])] = FREE; // backwards: none probes past a slot that was freed before
      }
    }
    size = 0;
  }

  private int slot(int key) {
    int mask = slots.length - 1;
    int slot = (key * SPREAD) >>> Integer.numberOfLeadingZeros(mask);
    while (slots[slot] != FREE && keys[slots[slot]] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, keys.length * 2);
    slots = new int[slots.length * 2];
    Arrays.fill(slots, FREE);
    for (int row = 0; row < size; row++) {
      slots[slot(keys[row])] = row;
    }
  }
}
