package dev.novapixel.stitcher.identity;

import dev.novapixel.stitcher.state.StateForm;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an account's node knows.
 *
 * @param seen the earliest event that named it, null if none did
 * @param clients on which, whom an erasure reaches at once: at most {@link #CLIENTS_LIMIT}, the
 *     smallest; others hear of it through the account's journey
 * @param version of its own unit, which never moves
 * @param cut up to which receipt it was erased
 * @param asked whether that was asked for here: who still turns up with it goes too. Of a cut that
 *     was known before the log was read, all is known already.
 */
record CustomerState(
    @Nullable Cause seen, List<String> clients, long version, Instant cut, boolean asked) {
  static final StateForm<CustomerState> FORM =
      new StateForm<>(CustomerState.class, CustomerState::write, CustomerState::read);

  static final int CLIENTS_LIMIT = 50;

  CustomerState {
    clients = List.copyOf(clients);
  }

  /** Nothing is known but what an erasure has left. */
  static CustomerState starting(long version, Instant cut, boolean asked) {
    return new CustomerState(null, List.of(), version, cut, asked);
  }

  CustomerState seen(Cause cause, @Nullable String client) {
    var all = new TreeSet<>(clients);
    if (client != null) {
      all.add(client);
    }
    while (all.size() > CLIENTS_LIMIT) {
      all.pollLast();
    }
    return new CustomerState(
        seen == null ? cause : seen.earlier(cause), List.copyOf(all), version, cut, asked);
  }

  static void write(StateWriter out, CustomerState state) {
    out.optional(state.seen, Cause::write)
        .list(state.clients, StateWriter::text)
        .number(state.version)
        .time(state.cut)
        .flag(state.asked);
  }

  static CustomerState read(StateReader in) {
    return new CustomerState(
        in.optional(Cause::read), in.list(StateReader::text), in.number(), in.time(), in.flag());
  }
}
