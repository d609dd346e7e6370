package dev.novapixel.stitcher.identity;

import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens and guest units that ties have connected: a set that only grows, joined in any order to
 * the same content. Held by its smallest token, its root. What the labels are is decided by {@link
 * ComponentLabels} from the set alone.
 *
 * <p>Bound: {@link #LIMIT} nodes. A component that grows beyond is dissolved for good: its nodes
 * fall back to their own names.
 */
final class Component {
  static final int LIMIT = 2000;

  /** Most accounts kept of one token, the smallest: a label only ever asks for the smallest. */
  static final int CUSTOMERS_LIMIT = 20;

  /** A token: whom events on it name, and what its root has told it last. */
  static final class Token {
    /** Whether more clients than a purchase funnel has carry it: it then ties nobody. */
    boolean open;

    final SortedMap<String, Cause> customers = new TreeMap<>();
    @Nullable Cause seen;
    @Nullable Label told;

    /** The first event that carried it. */
    Cause seen() {
      return Objects.requireNonNull(seen, "a token is in a component because of an event");
    }
  }

  /**
   * A client's guest unit: the tokens it carried (some of other components), and whose it became.
   */
  static final class Guest {
    long generation;
    @Nullable String owner;
    final SortedMap<String, Cause> tokens = new TreeMap<>();
    @Nullable Label told;

    Cause firstTie() {
      return tokens.values().stream().min(Cause::compareTo).orElseThrow();
    }
  }

  long sequence;
  boolean dissolved;
  final SortedMap<String, Token> tokens = new TreeMap<>();
  final SortedMap<String, Guest> guests = new TreeMap<>();

  /** Hashes of clients whose guest unit was dropped, before the generation given. */
  final Map<Long, Long> voids = new HashMap<>();

  Token token(String name) {
    return tokens.computeIfAbsent(name, _ -> new Token());
  }

  /** Takes in all that {@code other} knows; the order of joins does not matter. */
  void join(Component other) {
    sequence = Math.max(sequence, other.sequence) + 1;
    dissolved |= other.dissolved;
    other.voids.forEach(this::drop);
    other.tokens.forEach(this::joinToken);
    other.guests.forEach(this::joinGuest);
    if (tokens.size() + guests.size() > LIMIT) {
      dissolved = true;
    }
  }

  private void joinToken(String name, Token other) {
    Token mine = tokens.get(name);
    if (mine == null) {
      tokens.put(name, other);
      return;
    }
    mine.open |= other.open;
    other.customers.forEach(
        (customer, cause) -> mine.customers.merge(customer, cause, Cause::earlier));
    while (mine.customers.size() > CUSTOMERS_LIMIT) {
      mine.customers.remove(mine.customers.lastKey());
    }
    if (other.seen != null) {
      mine.seen = mine.seen == null ? other.seen : mine.seen.earlier(other.seen);
    }
    mine.told = mine.told == null ? other.told : mine.told;
  }

  private void joinGuest(String client, Guest other) {
    if (isVoid(client, other.generation)) {
      return;
    }
    Guest mine = guests.get(client);
    if (mine == null || mine.generation < other.generation) {
      guests.put(client, other);
      return;
    }
    if (mine.generation > other.generation) {
      return;
    }
    mine.owner = mine.owner == null ? other.owner : mine.owner;
    other.tokens.forEach((token, cause) -> mine.tokens.merge(token, cause, Cause::earlier));
    // Told by two roots: nobody knows which came last, so the next change tells it again.
    mine.told = mine.told == null ? other.told : (other.told == null ? mine.told : null);
  }

  /** Forgets the client's guest units of generations before {@code generation}. */
  void drop(String client, long generation) {
    drop(voidKey(client), generation);
  }

  private void drop(Long key, long generation) {
    voids.merge(key, generation, Math::max);
    guests.entrySet().removeIf(entry -> isVoid(entry.getKey(), entry.getValue().generation));
  }

  private boolean isVoid(String client, long generation) {
    return !voids.isEmpty() && generation < voids.getOrDefault(voidKey(client), 0L);
  }

  private static Long voidKey(String client) {
    return ClientHash.of("void", client);
  }

  /** Forgets all but what the root needs to answer for a dissolved component. */
  void shrinkTo(String root) {
    tokens.keySet().removeIf(token -> !token.equals(root));
    guests.clear();
    voids.clear();
  }

  static void write(StateWriter out, Component component) {
    out.number(component.sequence).flag(component.dissolved);
    out.list(
        component.tokens.entrySet(),
        (to, entry) -> {
          to.text(entry.getKey());
          write(to, entry.getValue());
        });
    out.list(
        component.guests.entrySet(),
        (to, entry) -> {
          to.text(entry.getKey());
          write(to, entry.getValue());
        });
    out.list(
        component.voids.entrySet(),
        (to, entry) -> to.number(entry.getKey()).number(entry.getValue()));
  }

  static Component read(StateReader in) {
    var component = new Component();
    component.sequence = in.number();
    component.dissolved = in.flag();
    for (int left = in.count(); left > 0; left--) {
      component.tokens.put(in.text(), readToken(in));
    }
    for (int left = in.count(); left > 0; left--) {
      component.guests.put(in.text(), readGuest(in));
    }
    for (int left = in.count(); left > 0; left--) {
      component.voids.put(in.number(), in.number());
    }
    return component;
  }

  private static void write(StateWriter out, Token token) {
    out.flag(token.open);
    causes(out, token.customers);
    out.optional(token.seen, Cause::write).optional(token.told, Label::write);
  }

  private static Token readToken(StateReader in) {
    var token = new Token();
    token.open = in.flag();
    causes(in, token.customers);
    token.seen = in.optional(Cause::read);
    token.told = in.optional(Label::read);
    return token;
  }

  private static void write(StateWriter out, Guest guest) {
    out.number(guest.generation).text(guest.owner);
    causes(out, guest.tokens);
    out.optional(guest.told, Label::write);
  }

  private static Guest readGuest(StateReader in) {
    var guest = new Guest();
    guest.generation = in.number();
    guest.owner = in.optionalText();
    causes(in, guest.tokens);
    guest.told = in.optional(Label::read);
    return guest;
  }

  private static void causes(StateWriter out, SortedMap<String, Cause> causes) {
    out.list(
        causes.entrySet(),
        (to, entry) -> {
          to.text(entry.getKey());
          Cause.write(to, entry.getValue());
        });
  }

  private static void causes(StateReader in, SortedMap<String, Cause> causes) {
    for (int left = in.count(); left > 0; left--) {
      causes.put(in.text(), Cause.read(in));
    }
  }
}
