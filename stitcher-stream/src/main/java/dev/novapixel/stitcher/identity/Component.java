package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.NameHash;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens and units of clients that ties have connected: a set that only grows, joined in any order
 * to the same content; what is void is a member of it too. Held by its smallest token, its root.
 * What the labels are is decided by {@link ComponentLabels} from the set alone.
 *
 * <p>A unit that somebody owns stands at each of its tokens and connects none of them; one that
 * nobody owns connects all of them, and they stay together when a tie becomes void.
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

    /** How often the token was erased: what is of an earlier generation does not count. */
    long generation;

    /** Whether an event that names nobody else was seen on it, since it was erased last. */
    boolean own;

    /** Accounts that clientless events on it named. */
    final SortedMap<String, Cause> customers = new TreeMap<>();

    @Nullable Cause seen;
    @Nullable Label told;

    /** The first event that carried it. */
    Cause seen() {
      return Objects.requireNonNull(seen, "a token is in a component because of an event");
    }
  }

  /**
   * Names a unit of a client.
   *
   * @param client the client
   * @param customer whose login it stands under; empty for the guest unit
   */
  record UnitKey(String client, String customer) implements Comparable<UnitKey> {
    private static final Comparator<UnitKey> ORDER =
        Comparator.comparing(UnitKey::client).thenComparing(UnitKey::customer);

    static UnitKey of(String client, @Nullable String customer) {
      return new UnitKey(client, customer == null ? "" : customer);
    }

    boolean isGuest() {
      return customer.isEmpty();
    }

    @Override
    public int compareTo(UnitKey other) {
      return ORDER.compare(this, other);
    }
  }

  /** That a unit carried a token, as of a revision of the unit. */
  record Tie(Cause first, long revision, boolean counts) {
    Tie join(Tie other) {
      var newer = other.revision > revision ? other : this;
      return new Tie(first.earlier(other.first), newer.revision, newer.counts);
    }
  }

  /** A client's unit: the tokens that it carried (some of other components), and whose it is. */
  static final class Unit {
    long generation;

    /** Of the owner: the newest holds. */
    long revision;

    @Nullable String owner;
    final SortedMap<String, Tie> ties = new TreeMap<>();
    @Nullable Label told;

    Cause firstTie() {
      return ties.values().stream().map(Tie::first).min(Cause::compareTo).orElseThrow();
    }
  }

  long sequence;
  boolean dissolved;
  final SortedMap<String, Token> tokens = new TreeMap<>();
  final SortedMap<UnitKey, Unit> units = new TreeMap<>();

  /** Hashes of clients whose units were dropped, before the generation given. */
  final Map<Long, Long> voids = new HashMap<>();

  /** Accounts to take off tokens: said once by the token itself, in its own order. */
  final SortedMap<String, String> forgotten = new TreeMap<>();

  Token token(String name) {
    return tokens.computeIfAbsent(name, _ -> new Token());
  }

  /** Takes in all that {@code other} knows; the order of joins does not matter. */
  void join(Component other) {
    sequence = Math.max(sequence, other.sequence) + 1;
    dissolved |= other.dissolved;
    other.voids.forEach(this::drop);
    other.forgotten.forEach((token, customer) -> {
      Token mine = tokens.get(token);
      if (mine != null) {
        mine.customers.remove(customer);
      }
    });
    other.tokens.forEach(this::joinToken);
    other.units.forEach(this::joinUnit);
    if (tokens.size() + units.size() > LIMIT) {
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
    if (other.seen != null) {
      mine.seen = mine.seen == null ? other.seen : mine.seen.earlier(other.seen);
    }
    if (other.generation > mine.generation) {
      mine.generation = other.generation;
      mine.own = false;
      mine.customers.clear();
      mine.told = null;
    }
    if (other.generation < mine.generation) {
      return;
    }
    mine.own |= other.own;
    other.customers.forEach(
        (customer, cause) -> mine.customers.merge(customer, cause, Cause::earlier));
    while (mine.customers.size() > CUSTOMERS_LIMIT) {
      mine.customers.remove(mine.customers.lastKey());
    }
    mine.told = mine.told == null ? other.told : mine.told;
  }

  private void joinUnit(UnitKey key, Unit other) {
    if (isVoid(key.client(), other.generation)) {
      return;
    }
    Unit mine = units.get(key);
    if (mine == null || mine.generation < other.generation) {
      units.put(key, other);
      return;
    }
    if (mine.generation > other.generation) {
      return;
    }
    // Told by two roots, or before another revision: nobody knows what the client heard last, so
    // the next change tells it again.
    boolean sameRevision = mine.revision == other.revision;
    boolean toldOnce = sameRevision && (mine.told == null || other.told == null);
    mine.told = toldOnce ? (mine.told == null ? other.told : mine.told) : null;
    if (other.revision > mine.revision) {
      mine.revision = other.revision;
      mine.owner = other.owner;
    }
    other.ties.forEach((token, tie) -> mine.ties.merge(token, tie, Tie::join));
  }

  /** Forgets the client's units of generations before {@code generation}. */
  void drop(String client, long generation) {
    drop(voidKey(client), generation);
  }

  private void drop(Long key, long generation) {
    voids.merge(key, generation, Math::max);
    units
        .entrySet()
        .removeIf(entry -> isVoid(entry.getKey().client(), entry.getValue().generation));
  }

  private boolean isVoid(String client, long generation) {
    return !voids.isEmpty() && generation < voids.getOrDefault(voidKey(client), 0L);
  }

  private static Long voidKey(String client) {
    return NameHash.of("void", client);
  }

  /** Forgets all but what the root needs to answer for a dissolved component. */
  void shrinkTo(String root) {
    tokens.keySet().removeIf(token -> !token.equals(root));
    units.clear();
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
        component.units.entrySet(),
        (to, entry) -> {
          to.text(entry.getKey().client()).text(entry.getKey().customer());
          write(to, entry.getValue());
        });
    out.list(
        component.voids.entrySet(),
        (to, entry) -> to.number(entry.getKey()).number(entry.getValue()));
    out.list(
        component.forgotten.entrySet(),
        (to, entry) -> to.text(entry.getKey()).text(entry.getValue()));
  }

  static Component read(StateReader in) {
    var component = new Component();
    component.sequence = in.number();
    component.dissolved = in.flag();
    for (int left = in.count(); left > 0; left--) {
      component.tokens.put(in.text(), readToken(in));
    }
    for (int left = in.count(); left > 0; left--) {
      component.units.put(new UnitKey(in.text(), in.text()), readUnit(in));
    }
    for (int left = in.count(); left > 0; left--) {
      component.voids.put(in.number(), in.number());
    }
    for (int left = in.count(); left > 0; left--) {
      component.forgotten.put(in.text(), in.text());
    }
    return component;
  }

  private static void write(StateWriter out, Token token) {
    out.flag(token.open).number(token.generation).flag(token.own);
    causes(out, token.customers);
    out.optional(token.seen, Cause::write).optional(token.told, Label::write);
  }

  private static Token readToken(StateReader in) {
    var token = new Token();
    token.open = in.flag();
    token.generation = in.number();
    token.own = in.flag();
    causes(in, token.customers);
    token.seen = in.optional(Cause::read);
    token.told = in.optional(Label::read);
    return token;
  }

  private static void write(StateWriter out, Unit unit) {
    out.number(unit.generation).number(unit.revision).text(unit.owner);
    out.list(
        unit.ties.entrySet(),
        (to, entry) -> {
          Tie tie = entry.getValue();
          Cause.write(to.text(entry.getKey()), tie.first());
          to.number(tie.revision()).flag(tie.counts());
        });
    out.optional(unit.told, Label::write);
  }

  private static Unit readUnit(StateReader in) {
    var unit = new Unit();
    unit.generation = in.number();
    unit.revision = in.number();
    unit.owner = in.optionalText();
    for (int left = in.count(); left > 0; left--) {
      unit.ties.put(in.text(), new Tie(Cause.read(in), in.number(), in.flag()));
    }
    unit.told = in.optional(Label::read);
    return unit;
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
