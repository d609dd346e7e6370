package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.NameHash;
import dev.novapixel.stitcher.normalise.ToldOrder;
import dev.novapixel.stitcher.state.EventState;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;

/** The binary form of what was told of orders. */
final class OrderForm {
  private OrderForm() {}

  static void order(StateWriter out, ToldOrder order) {
    out.text(order.orderId())
        .text(order.source().name())
        .optional(order.changedAt(), StateWriter::time)
        .optional(order.placed(), OrderForm::placed)
        .list(order.apart(), OrderForm::apart)
        .flag(order.cancelled())
        .list(order.refunds(), OrderForm::refund);
  }

  static ToldOrder order(StateReader in) {
    return new ToldOrder(
        in.optionalText(),
        ToldOrder.Source.valueOf(in.text()),
        in.optional(StateReader::time),
        in.optional(OrderForm::placed),
        in.list(OrderForm::apart),
        in.flag(),
        in.list(OrderForm::refund));
  }

  static void refund(StateWriter out, ToldOrder.Refund refund) {
    out.text(refund.id())
        .flag(refund.whole())
        .optional(refund.value(), EventState::money)
        .list(refund.pieces(), OrderForm::piece);
  }

  static ToldOrder.Refund refund(StateReader in) {
    return new ToldOrder.Refund(
        in.text(), in.flag(), in.optional(EventState::money), in.list(OrderForm::piece));
  }

  static void apart(StateWriter out, ToldOrder.Apart line) {
    EventState.item(out.text(line.id()), line.item());
  }

  static ToldOrder.Apart apart(StateReader in) {
    return new ToldOrder.Apart(in.text(), EventState.item(in));
  }

  /** 64 bits of what is shown of an order, and when. */
  static long hash(Action.OrderChanged sight) {
    var form =
        new StateWriter()
            .text(sight.orderId())
            .time(sight.placedAt())
            .optional(sight.value(), EventState::money)
            .list(sight.lines(), EventState::item);
    return NameHash.of("order", form.toBytes());
  }

  private static void placed(StateWriter out, ToldOrder.Placed placed) {
    out.optional(placed.at(), StateWriter::time)
        .optional(placed.value(), EventState::money)
        .list(placed.lines(), EventState::item);
  }

  private static ToldOrder.Placed placed(StateReader in) {
    return new ToldOrder.Placed(
        in.optional(StateReader::time), in.optional(EventState::money), in.list(EventState::item));
  }

  private static void piece(StateWriter out, ToldOrder.Piece piece) {
    out.text(piece.productId()).text(piece.variantId()).number(piece.quantity());
  }

  private static ToldOrder.Piece piece(StateReader in) {
    return new ToldOrder.Piece(in.text(), in.optionalText(), in.count());
  }
}
