package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a checkout token's node knows. Changed only by {@link TokenNode}, within one step. */
final class TokenState {
  /** A token that more clients carry is a shared link: it ties nobody. */
  static final int CLIENTS_LIMIT = 20;

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

  /** What is known of its order. */
  OrderBook order = OrderBook.EMPTY;

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
    state.order = OrderBook.read(in);
    return state;
  }
}
