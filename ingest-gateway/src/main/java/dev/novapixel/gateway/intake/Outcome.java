package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.protocol.RequestFault;
import java.util.List;

/** What a request is answered. */
public sealed interface Outcome {

  /** Every event has its own result, in the request's order. */
  record Answered(List<EventResult> results) implements Outcome {
    public Answered {
      results = List.copyOf(results);
    }

    /** How many events ended so. */
    public int count(Status status) {
      return (int) results.stream().filter(result -> result.status() == status).count();
    }
  }

  /** Nothing was kept: it was only asked what would become of each event. */
  record Diagnosed(List<Diagnosis> events) implements Outcome {
    public Diagnosed {
      events = List.copyOf(events);
    }
  }

  /**
   * The body can't be read.
   *
   * @param fault what is wrong with it
   * @param pointer JSON pointer to where reading stopped
   */
  record Unreadable(RequestFault fault, String pointer) implements Outcome {}

  /**
   * Nothing was looked at, or nothing may be taken.
   *
   * @param retryAfter the seconds after which it is worth trying; 0 where nobody knows
   */
  record Refused(Refusal refusal, int retryAfter) implements Outcome {
    public Refused(Refusal refusal) {
      this(refusal, 0);
    }
  }

  /** Why a request is refused whatever its events are. */
  enum Refusal {
    /** No key, or nobody's. */
    UNKNOWN_KEY,
    /** The shop takes no events now. */
    SHOP_DISABLED,
    /** The request names another shop than the key's. */
    SHOP_MISMATCH,
    /** A page of another host uses the key. */
    ORIGIN_NOT_ALLOWED,
    /** Imports need a server key. */
    SERVER_KEY_REQUIRED,
    /** The keys are not known yet: nobody may be told that his is wrong. */
    KEYS_NOT_LOADED,
    /** The key has sent more than it may. */
    RATE_LIMITED,
    /** The address has sent more than it may. */
    ADDRESS_LIMITED,
    /** Kafka does not acknowledge. */
    LOG_UNAVAILABLE,
    /** Too much is in flight. */
    OVERLOADED,
    /** A webhook that none of our apps has signed. */
    BAD_SIGNATURE,
    /** No app's secret is known: nobody may be told that his signature is wrong. */
    WEBHOOKS_NOT_CONFIGURED
  }
}
