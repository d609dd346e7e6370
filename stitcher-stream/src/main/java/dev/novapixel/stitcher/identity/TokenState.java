package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.NameHash;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.stitcher.state.StateForm;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a checkout token's node knows. Changed only by {@link TokenNode}, within one step. */
final class TokenState {
  static final StateForm<TokenState> FORM =
      new StateForm<>(TokenState.class, TokenState::write, TokenState::read);

  /** A token that more clients carry is a shared link: it ties nobody. */
  static final int CLIENTS_LIMIT = 20;

  static final int NAMES_LIMIT = 20;

  /** Hashes of the clients that carry the token, one more than the limit at most. */
  final SortedSet<Long> clients = new TreeSet<>();

  /** The smaller token that its component was sent to; null as long as this one is the root. */
  @Nullable String root;

  /** The component, as long as this token is its root. */
  Component component = new Component();

  /** Version of the token's own unit: its clientless events and its order. */
  long version = UnitVersion.FIRST;

  /** Whether anything was written under that unit, so that it has to move. */
  boolean written;

  /** Whose the token is, null as long as no tie was seen. */
  @Nullable Label label;

  /** Of the last label that its component gave it. */
  long sequence;

  /** Up to which receipt the token was erased. */
  Instant cut = Instant.EPOCH;

  /**
   * Accounts that clientless events named, and the version of the unit that those stand in. Bound:
   * {@link #NAMES_LIMIT}, the smallest; an erasure does not reach the units of others.
   */
  final SortedMap<String, Long> names = new TreeMap<>();

  /** Hashes of accounts that were erased here, and what their units begin with again. */
  final SortedMap<Long, Forgotten> forgotten = new TreeMap<>();

  /** What is known of its order. */
  OrderBook order = OrderBook.EMPTY;

  /**
   * An account that was erased here.
   *
   * @param version of its unit from then on
   * @param cut up to which receipt
   */
  record Forgotten(long version, Instant cut) {}

  /** Up to which receipt what names {@code customer}, or nobody, is erased. */
  Instant cut(@Nullable String customer) {
    if (customer == null) {
      return cut;
    }
    var one = forgotten.get(hash(customer));
    Instant ofCustomer = one == null ? elsewhere.apply(customer) : one.cut;
    return ofCustomer.isBefore(cut) ? cut : ofCustomer;
  }

  /** The version of the unit of what names {@code customer}. */
  long versionOf(String customer) {
    var known = names.get(customer);
    if (known != null) {
      return known;
    }
    var one = forgotten.get(hash(customer));
    return one == null ? UnitVersion.FIRST : one.version;
  }

  void remember(String customer) {
    names.put(customer, versionOf(customer));
    while (names.size() > NAMES_LIMIT) {
      names.pollLastEntry();
    }
  }

  void forget(String customer, Instant upTo) {
    forgotten.put(
        hash(customer), new Forgotten(UnitVersion.afterOptOut(versionOf(customer)), upTo));
    names.remove(customer);
  }

  /** Whether there is nothing but what an erasure has left. */
  boolean isBare() {
    return root == null
        && component.tokens.isEmpty()
        && component.units.isEmpty()
        && label == null
        && names.isEmpty()
        && order.equals(OrderBook.EMPTY);
  }

  private static long hash(String customer) {
    return NameHash.of("named", customer);
  }

  /** Cuts of accounts here that were known before the log was read; not part of the state. */
  Function<String, Instant> elsewhere = _ -> Instant.EPOCH;

  boolean isOpen() {
    return clients.size() > CLIENTS_LIMIT;
  }

  static void write(StateWriter out, TokenState state) {
    out.list(state.clients, StateWriter::number);
    out.text(state.root);
    Component.write(out, state.component);
    out.number(state.version)
        .flag(state.written)
        .optional(state.label, Label::write)
        .number(state.sequence);
    out.time(state.cut)
        .list(state.names.entrySet(), (to, name) -> to.text(name.getKey()).number(name.getValue()))
        .list(
            state.forgotten.entrySet(),
            (to, one) ->
                to.number(one.getKey()).number(one.getValue().version).time(one.getValue().cut));
    OrderBook.write(out, state.order);
  }

  static TokenState read(StateReader in) {
    var state = new TokenState();
    state.clients.addAll(in.list(StateReader::number));
    state.root = in.optionalText();
    state.component = Component.read(in);
    state.version = in.number();
    state.written = in.flag();
    state.label = in.optional(Label::read);
    state.sequence = in.number();
    state.cut = in.time();
    for (int left = in.count(); left > 0; left--) {
      state.names.put(in.text(), in.number());
    }
    for (int left = in.count(); left > 0; left--) {
      state.forgotten.put(in.number(), new Forgotten(in.number(), in.time()));
    }
    state.order = OrderBook.read(in);
    return state;
  }
}
