package dev.novapixel.features.session;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.feature.Session.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a shopper's sessions changed from one state to the next. A change is local in time, so what
 * is equal before and behind it is left out.
 *
 * @param before the sessions that are not as they were
 * @param after what they became
 */
public record SessionStep(List<Fragment> before, List<Fragment> after) {

  public static SessionStep between(Sessions before, Sessions after) {
    List<Fragment> old = before.joined();
    List<Fragment> now = after.joined();
    int shorter = Math.min(old.size(), now.size());
    int head = 0;
    while (head < shorter && old.get(head).equals(now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    return new SessionStep(
        old.subList(head, old.size() - tail), now.subList(head, now.size() - tail));
  }

  /** What has to be told of it, as of {@code asOf}; a session that is no more comes last. */
  public List<Session> records(String shop, Identifier shopper, long asOf) {
    Map<Fragment.Point, Fragment> gone = byStart(before);
    var records = new ArrayList<Session>();
    for (Fragment session : after) {
      Fragment known = gone.remove(session.start());
      if (!session.equals(known)) {
        Status status = known == null ? Status.OPEN : Status.UPDATED;
        boolean closed = session.openUntil() < asOf;
        records.add(record(session, shop, shopper, closed ? Status.CLOSED : status, null));
      }
    }
    gone.values()
        .forEach(session ->
            records.add(record(session, shop, shopper, Status.REPLACED, successorOf(session))));
    return records;
  }

  /**
   * The sessions by their first events, which tell them apart as their ids do, and cost nothing.
   */
  public static Map<Fragment.Point, Fragment> byStart(List<Fragment> sessions) {
    Map<Fragment.Point, Fragment> byStart = HashMap.newHashMap(sessions.size());
    sessions.forEach(session -> byStart.put(session.start(), session));
    return byStart;
  }

  /** A session as the topic tells it. */
  public static Session record(
      Fragment session,
      String shop,
      Identifier shopper,
      Status status,
      @Nullable String replacedBy) {
    return new Session(
        shop,
        shopper,
        session.sessionId(),
        status,
        replacedBy,
        Instant.ofEpochMilli(session.start().at()),
        Instant.ofEpochMilli(session.end().at()),
        Duration.ofMillis(session.gap()),
        session.activity().events(),
        session.activity().pages(),
        session.viewed().entries().stream()
            .map(view -> new Session.View(view.productId(), Instant.ofEpochMilli(view.at())))
            .toList(),
        session.carted().products(),
        session.activity().converted(),
        Instant.ofEpochMilli(session.receivedAt()));
  }

  /** The session that now holds the first event of one that is no more; null if its unit left. */
  private @Nullable String successorOf(Fragment gone) {
    for (Fragment session : after) {
      if (session.start().compareTo(gone.start()) <= 0
          && session.end().compareTo(gone.start()) >= 0) {
        return session.sessionId();
      }
    }
    return null;
  }
}
