package dev.novapixel.recs.nextitem;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How often items were taken up by sessions, and how lately. Lateness is counted in sessions, not
 * in hours: it means the same in a small shop and in a large one. Not thread-safe.
 */
final class ItemHistory {
  /** Sessions in which a count falls to 1/e: about the last hours of a large shop. */
  private static final float SHORT = 3_000;

  /** About the last days of one. */
  private static final float LONG = 15_000;

  private int[] sessions = new int[256];
  private int[] repeats = new int[256];
  private int[] last = new int[256];
  private float[] lately = new float[256];
  private float[] justNow = new float[256];

  /** How many sessions hold the item. */
  int sessions(int item) {
    return item < sessions.length ? sessions[item] : 0;
  }

  /** How many times a session came back to it. */
  int repeats(int item) {
    return item < repeats.length ? repeats[item] : 0;
  }

  /** How many sessions have begun since one took it up last; {@code now} if none ever did. */
  int age(int item, int now) {
    return item < last.length ? now - last[item] : now;
  }

  /** How many took it up in the last days, those longer ago counting less. */
  float lately(int item, int now) {
    return item < last.length ? lately[item] * decay(age(item, now), LONG) : 0;
  }

  /** How many took it up in the last hours. */
  float justNow(int item, int now) {
    return item < last.length ? justNow[item] * decay(age(item, now), SHORT) : 0;
  }

  /** A session took the item up for the first time. */
  void taken(int item, int session) {
    if (item >= sessions.length) {
      makeRoom(Math.max(item + 1, sessions.length + (sessions.length >> 1)));
    }
    sessions[item]++;
    int since = Math.max(0, session - last[item]);
    lately[item] = lately[item] * decay(since, LONG) + 1;
    justNow[item] = justNow[item] * decay(since, SHORT) + 1;
    last[item] = Math.max(last[item], session);
  }

  void repeated(int item) {
    repeats[item]++;
  }

  void unrepeated(int item) {
    repeats[item]--;
  }

  /** A session that held the item was forgotten. */
  void dropped(int item) {
    sessions[item]--;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(sessions.length);
    for (int item = 0; item < sessions.length; item++) {
      out.writeInt(sessions[item]);
      out.writeInt(repeats[item]);
      out.writeInt(last[item]);
      out.writeFloat(lately[item]);
      out.writeFloat(justNow[item]);
    }
  }

  /** Becomes what {@link #writeTo} wrote. */
  void readFrom(DataInput in) throws IOException {
    makeRoom(in.readInt());
    for (int item = 0; item < sessions.length; item++) {
      sessions[item] = in.readInt();
      repeats[item] = in.readInt();
      last[item] = in.readInt();
      lately[item] = in.readFloat();
      justNow[item] = in.readFloat();
    }
  }

  private static float decay(int sessions, float scale) {
    return (float) Math.exp(-sessions / scale);
  }

  private void makeRoom(int size) {
    sessions = Arrays.copyOf(sessions, size);
    repeats = Arrays.copyOf(repeats, size);
    last = Arrays.copyOf(last, size);
    lately = Arrays.copyOf(lately, size);
    justNow = Arrays.copyOf(justNow, size);
  }
}
