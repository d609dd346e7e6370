package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who asks for the same again and again, whatever happens meanwhile. */
final class Asking implements AutoCloseable {
  private final Api recs;
  private final List<String> paths;
  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private final Set<String> epochs = new ConcurrentSkipListSet<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final Thread thread = Thread.ofVirtual().unstarted(this::run);
  private volatile boolean ending;

  private Asking(Api recs, List<String> paths) {
    this.recs = recs;
    this.paths = paths;
  }

  static Asking begin(Api recs, String... paths) {
    var asking = new Asking(recs, List.of(paths));
    asking.thread.start();
    return asking;
  }

  private void run() {
    while (!ending) {
      for (String path : paths) {
        ask(path);
      }
    }
  }

  private void ask(String path) {
    try {
      Api.Answer answer = recs.get(path);
      JsonNode meta = answer.body().path("meta");
      if (answer.status() != 200) {
        wrong.add(path + ": " + answer.status() + " " + meta);
      }
      epochs.add(meta.path("epoch").asText());
      answers.incrementAndGet();
    } catch (RuntimeException failed) {
      wrong.add(path + ": " + failed);
    }
  }

  /** The epochs that answered so far. */
  Set<String> epochs() {
    return new TreeSet<>(epochs);
  }

  /** Ends, and every single answer has been one. */
  @Override
  public void close() {
    ending = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    assertThat(wrong).isEmpty();
    assertThat(answers.get()).isGreaterThan(10);
  }
}
