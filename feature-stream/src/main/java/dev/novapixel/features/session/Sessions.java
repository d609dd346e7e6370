package dev.novapixel.features.session;

import dev.novapixel.schemas.feature.SessionFeatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A shopper's sessions: the runs of all its units, joined where they lie within the gap.
 *
 * @param joined in order of time
 */
public record Sessions(List<Fragment> joined) {
  public static final Sessions NONE = new Sessions(List.of());

  public static Sessions of(List<Fragments> units) {
    if (units.size() == 1) {
      return new Sessions(units.getFirst().runs());
    }
    var runs = new ArrayList<Fragment>();
    units.forEach(unit -> runs.addAll(unit.runs()));
    return new Sessions(Fragments.join(runs));
  }

  /** The features of the latest one. */
  public Optional<SessionFeatures> latest(long asOf) {
    return joined.isEmpty() ? Optional.empty() : Optional.of(features(joined.getLast(), asOf));
  }

  /** When the next one closes if nothing happens; empty if all have. */
  public OptionalLong nextClose(long clock) {
    return joined.stream()
        .filter(session -> session.openUntil() >= clock)
        .mapToLong(session -> session.openUntil() + 1)
        .min();
  }

  /** The sessions that closed within {@code [from, upTo]} of the clock. */
  public List<Fragment> closedWithin(long from, long upTo) {
    return joined.stream()
        .filter(session -> session.openUntil() + 1 >= from && session.openUntil() < upTo)
        .toList();
  }

  private static SessionFeatures features(Fragment session, long asOf) {
    Activity activity = session.activity();
    Landing landing = session.landing();
    return new SessionFeatures(
        session.sessionId(),
        Instant.ofEpochMilli(session.start().at()),
        Duration.ofMillis(session.end().at() - session.start().at()),
        session.openUntil() >= asOf,
        activity.pages(),
        activity.views(),
        activity.searches(),
        activity.bounce(),
        activity.cartAdds(),
        activity.cartValue(),
        activity.step(),
        activity.converted(),
        landing.url(),
        landing.referrer(),
        landing.source(),
        landing.medium(),
        landing.campaign());
  }
}
