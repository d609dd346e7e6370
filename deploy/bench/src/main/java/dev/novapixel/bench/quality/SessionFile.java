package dev.novapixel.bench.quality;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.zip.GZIPInputStream;

/**
 * Files of sessions, plain or gzip. A line of a training file is a session: its items in their
 * order, separated by blanks or commas; the lines are in the order of time. A line of a test file
 * is the beginning of a session, a tab, and the item that came next. Items may have any names.
 */
final class SessionFile {
  /** Which number an item's name stands for: the names are numbered as they come. */
  static final class Items {
    private final Map<String, Integer> numbers = new HashMap<>();

    int size() {
      return numbers.size();
    }

    private int number(String name) {
      return numbers.computeIfAbsent(name, _ -> numbers.size());
    }

    private int[] numbers(String names) {
      StringTokenizer tokens = new StringTokenizer(names, " ,");
      int[] found = new int[tokens.countTokens()];
      for (int at = 0; at < found.length; at++) {
        found[at] = number(tokens.nextToken());
      }
      return found;
    }
  }

  /** A moment of a session: what was looked at so far, and what was looked at then. */
  static final class Moment {
    private final int[] open;
    private final int next;

    Moment(int[] open, int next) {
      this.open = open;
      this.next = next;
    }

    /** Not to be changed. */
    int[] open() {
      return open;
    }

    int next() {
      return next;
    }

    /** The item at hand. */
    int last() {
      return open[open.length - 1];
    }
  }

  /** Reads the moments of a test file, some at a time. Not thread-safe. */
  static final class Moments implements AutoCloseable {
    private final BufferedReader reader;
    private final Items items;
    private final Path file;
    private int line;

    Moments(Path file, Items items) throws IOException {
      this.file = file;
      this.reader = reader(file);
      this.items = items;
    }

    /** At most {@code limit} of them; none at the end. */
    List<Moment> next(int limit) throws IOException {
      List<Moment> moments = new ArrayList<>(limit);
      while (moments.size() < limit) {
        String text = reader.readLine();
        if (text == null) {
          break;
        }
        line++;
        if (!text.isBlank()) {
          moments.add(moment(text));
        }
      }
      return moments;
    }

    private Moment moment(String text) throws IOException {
      int tab = text.indexOf('\t');
      int[] open = items.numbers(text.substring(0, Math.max(0, tab)));
      int[] next = items.numbers(text.substring(tab + 1));
      if (open.length == 0 || next.length != 1) {
        throw new IOException(
            file + ", line " + line + ": expected items, a tab and the next item");
      }
      return new Moment(open, next[0]);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  private SessionFile() {}

  /** The sessions of a training file, in their order. */
  static List<int[]> sessions(Path file, Items items) throws IOException {
    List<int[]> sessions = new ArrayList<>();
    try (BufferedReader reader = reader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int[] session = items.numbers(line);
        if (session.length > 0) {
          sessions.add(session);
        }
      }
    }
    return sessions;
  }

  private static BufferedReader reader(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    bytes.mark(2);
    boolean zipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return new BufferedReader(
        new InputStreamReader(zipped ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8));
  }
}
