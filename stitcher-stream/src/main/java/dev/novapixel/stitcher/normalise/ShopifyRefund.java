package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Money;
import dev.novapixel.stitcher.normalise.ToldOrder.Piece;
import dev.novapixel.stitcher.normalise.ToldOrder.Refund;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a refund as Shopify writes it, on its own or within its order.
 *
 * <p>What was given back is what was paid out. Where nothing was (an unpaid order was edited), or
 * it was paid out in the shopper's currency and not in the shop's, it is what the lines and
 * adjustments come to.
 */
final class ShopifyRefund {
  private ShopifyRefund() {}

  static Refund read(Json refund) throws UnusableEventException {
    List<Json> lines = refund.at("refund_line_items").elements();
    return new Refund(
        refund.required("id").requiredId(), false, value(refund, lines), pieces(lines));
  }

  private static List<Piece> pieces(List<Json> lines) throws UnusableEventException {
    var pieces = new ArrayList<Piece>();
    for (Json line : lines) {
      String product = line.at("line_item").at("product_id").id();
      if (product == null || line.at("quantity").isZero()) {
        continue;
      }
      if (pieces.size() == Refund.PIECES_LIMIT) {
        line.drop();
        break;
      }
      pieces.add(
          new Piece(
              product,
              line.at("line_item").at("variant_id").id(),
              Lines.quantity(line.at("quantity"))));
    }
    return pieces;
  }

  private static @Nullable Money value(Json refund, List<Json> lines)
      throws UnusableEventException {
    Money booked = booked(refund, lines);
    Money paid = paid(refund);
    boolean another = paid != null && booked != null && !paid.currency().equals(booked.currency());
    return paid == null || another ? booked : paid;
  }

  /** The payments that went through. */
  private static @Nullable Money paid(Json refund) throws UnusableEventException {
    Money sum = null;
    for (Json payment : refund.at("transactions").elements()) {
      if ("refund".equals(payment.at("kind").text())
          && "success".equals(payment.at("status").text())) {
        sum = plus(sum, Prices.money(payment.at("amount"), payment.at("currency")), 1);
      }
    }
    return sum;
  }

  /** What the books say in the shop's currency: lines with their taxes, less adjustments. */
  private static @Nullable Money booked(Json refund, List<Json> lines)
      throws UnusableEventException {
    Money sum = null;
    for (Json line : lines) {
      sum = plus(sum, shopMoney(line.at("subtotal_set")), 1);
      sum = plus(sum, shopMoney(line.at("total_tax_set")), 1);
    }
    for (Json adjustment : refund.at("order_adjustments").elements()) {
      sum = plus(sum, shopMoney(adjustment.at("amount_set")), -1);
      sum = plus(sum, shopMoney(adjustment.at("tax_amount_set")), -1);
    }
    return sum;
  }

  private static @Nullable Money shopMoney(Json set) {
    Json money = set.at("shop_money");
    return Prices.money(money.at("amount"), money.at("currency_code"));
  }

  private static @Nullable Money plus(@Nullable Money sum, @Nullable Money more, int sign) {
    if (more == null) {
      return sum;
    }
    Money signed = more.times(sign);
    return sum == null || !sum.currency().equals(more.currency())
        ? sum == null ? signed : sum
        : new Money(sum.minor() + signed.minor(), sum.currency());
  }
}
