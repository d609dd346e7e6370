package dev.novapixel.admin.http;

import dev.novapixel.schemas.event.Money;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Money as JSON: {@code {"amount": "59.80", "currency": "EUR"}}. */
final class MoneyField {
  private MoneyField() {}

  /** The money; null where it is not given or is none. */
  static @Nullable Money read(Fields fields, String name) {
    if (!fields.has(name)) {
      return null;
    }
    Fields money = fields.object(name);
    String amount = money.required("amount", money.text("amount", 20));
    String currency = money.required("currency", money.text("currency", 3));
    money.flaws();
    if (amount == null || currency == null) {
      return null;
    }
    try {
      Optional<Money> read =
          amount.matches("\\d{1,15}(\\.\\d{1,4})?")
              ? Money.of(new BigDecimal(amount), currency)
              : Optional.empty();
      if (read.isEmpty()) {
        money.flaw("amount", "has to be a decimal such as \"59.80\"");
      }
      return read.orElse(null);
    } catch (IllegalArgumentException e) {
      money.flaw("currency", "has to be an ISO 4217 code such as EUR");
      return null;
    }
  }
}
