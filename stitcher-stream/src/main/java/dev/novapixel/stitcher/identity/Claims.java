package dev.novapixel.stitcher.identity;

import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who could claim a client's guest unit: the customers named on the client, in the client's own
 * order, as runs of one customer. The first claims it; after an operator's void, the first that was
 * named later. Of a run only the latest receipt matters, since it decides whether a void leaves any
 * of it.
 *
 * <p>Bound: {@link #LIMIT} runs, the first and the newest; a void between them passes to a later
 * one.
 */
record Claims(List<Claim> runs) {
  static final Claims NONE = new Claims(List.of());
  static final int LIMIT = 32;

  Claims {
    runs = List.copyOf(runs);
  }

  /** A run: its customer, the event that began it, and when its last one was received. */
  record Claim(String customer, Cause cause, Instant newest) {
    static void write(StateWriter out, Claim claim) {
      Cause.write(out.text(claim.customer), claim.cause);
      out.time(claim.newest);
    }

    static Claim read(StateReader in) {
      return new Claim(in.text(), Cause.read(in), in.time());
    }
  }

  Claims plus(Cause cause, String customer) {
    Instant received = cause.receivedAt();
    Claim last = runs.isEmpty() ? null : runs.getLast();
    // What was received no later than what stands before it is never the first after a void.
    if (last != null && !received.isAfter(last.newest)) {
      return this;
    }
    var longer = new ArrayList<>(runs);
    if (last != null && last.customer.equals(customer)) {
      longer.set(longer.size() - 1, new Claim(customer, last.cause, received));
    } else {
      longer.add(new Claim(customer, cause, received));
    }
    if (longer.size() > LIMIT) {
      longer.remove(1);
    }
    return new Claims(longer);
  }

  /** The first that was received after {@code voided}. */
  Optional<Claim> firstAfter(Instant voided) {
    return runs.stream().filter(claim -> claim.newest.isAfter(voided)).findFirst();
  }

  static void write(StateWriter out, Claims claims) {
    out.list(claims.runs, Claim::write);
  }

  static Claims read(StateReader in) {
    return new Claims(in.list(Claim::read));
  }
}
