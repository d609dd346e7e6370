package dev.novapixel.stitcher.identity;

import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who was logged in on a client, and when: the events on it that name a customer, by (time, id).
 *
 * <pre>
 * time       10      15      20
 * login      ann     bob     ann
 * owner  ann     ann     bob     ann
 * </pre>
 *
 * <p>Bounds: a login between two of the same customer matters only if another's comes late into the
 * gap; of such the newest 8 are kept. Of all logins the newest 32 are kept (a shop's kiosk).
 */
record Logins(List<Login> all) {
  static final Logins NONE = new Logins(List.of());
  static final int LIMIT = 32;
  static final int REPEATED_LIMIT = 8;

  Logins {
    all = List.copyOf(all);
  }

  /** An event on the client that names a customer. */
  record Login(Cause cause, String customer) {
    static void write(StateWriter out, Login login) {
      Cause.write(out, login.cause);
      out.text(login.customer);
    }

    static Login read(StateReader in) {
      return new Login(Cause.read(in), in.text());
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  boolean names(String customer) {
    for (Login login : all) {
      if (login.customer().equals(customer)) {
        return true;
      }
    }
    return false;
  }

  /** Whose an event without a customer is: the last login's not after it, else the first's. */
  Optional<String> ownerAt(Instant time) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    for (int i = all.size() - 1; i > 0; i--) {
      if (!all.get(i).cause().occurredAt().isAfter(time)) {
        return Optional.of(all.get(i).customer());
      }
    }
    return Optional.of(all.getFirst().customer());
  }

  /** The first login of the customer who is on the client now; there has to be one. */
  Login current() {
    Login last = all.getLast();
    Login first = last;
    for (int i = all.size() - 1; i >= 0 && all.get(i).customer().equals(last.customer()); i--) {
      first = all.get(i);
    }
    return first;
  }

  Logins plus(Cause cause, String customer) {
    var logins = new ArrayList<>(all);
    int place = logins.size();
    while (place > 0 && logins.get(place - 1).cause().compareTo(cause) > 0) {
      place--;
    }
    logins.add(place, new Login(cause, customer));
    forgetRepeated(logins);
    if (logins.size() > LIMIT) {
      logins.removeFirst();
    }
    return new Logins(logins);
  }

  private static void forgetRepeated(List<Login> logins) {
    int repeated = 0;
    int oldest = -1;
    for (int i = logins.size() - 2; i > 0; i--) {
      String customer = logins.get(i).customer();
      if (customer.equals(logins.get(i - 1).customer())
          && customer.equals(logins.get(i + 1).customer())) {
        repeated++;
        oldest = i;
      }
    }
    if (repeated > REPEATED_LIMIT) {
      logins.remove(oldest);
    }
  }

  static void write(StateWriter out, Logins logins) {
    out.list(logins.all, Login::write);
  }

  static Logins read(StateReader in) {
    return new Logins(in.list(Login::read));
  }
}
