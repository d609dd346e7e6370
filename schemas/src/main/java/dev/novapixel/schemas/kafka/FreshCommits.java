package dev.novapixel.schemas.kafka;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Commits often while records are fresh, and seldom while a backlog is worked off. A commit is the
 * greater part of a fresh record's age; of an old one's it is nothing, but it costs as much as
 * hundreds of records: a transaction, and a batch for every partition written to. The clock decides
 * when something is committed here, and never what. One for each task; not thread-safe.
 */
public final class FreshCommits {
  /**
   * The configuration key of how often fresh records are committed, in milliseconds; without it
   * they are committed as seldom as all others.
   */
  public static final String EVERY_MS = "nova.commit.fresh.ms";

  /** How often all else is committed. */
  static final Duration SELDOM = Duration.ofMillis(200);

  /** A task whose newest record is older works off a backlog. */
  private static final long FRESH_MS = 1_000;

  /** When the tasks of a thread last asked for a commit, which is one for all of them. */
  private static final ThreadLocal<long[]> ASKED = ThreadLocal.withInitial(() -> new long[1]);

  private final ProcessingContext context;
  private final long everyMs;
  private boolean processed;

  private FreshCommits(ProcessingContext context, long everyMs) {
    this.context = context;
    this.everyMs = everyMs;
  }

  /** To be called by a processor's {@code init}. */
  public static FreshCommits of(ProcessingContext context) {
    Object configured = context.appConfigs().get(EVERY_MS);
    long everyMs = configured == null ? Long.MAX_VALUE : Long.parseLong(configured.toString());
    var commits = new FreshCommits(context, everyMs);
    if (configured != null) {
      context.schedule(
          Duration.ofMillis(everyMs), PunctuationType.WALL_CLOCK_TIME, commits::commitIfFresh);
    }
    return commits;
  }

  /** A record was processed: there is something to commit. */
  public void processed() {
    processed = true;
  }

  private void commitIfFresh(long now) {
    long[] asked = ASKED.get();
    boolean due = now - asked[0] >= everyMs || now < asked[0];
    if (processed && due && now - context.currentStreamTimeMs() < FRESH_MS) {
      processed = false;
      asked[0] = now;
      context.commit();
    }
  }
}
