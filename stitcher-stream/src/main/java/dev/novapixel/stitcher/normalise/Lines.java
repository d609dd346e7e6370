package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Item;
import dev.novapixel.stitcher.normalise.Normalised.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lines of carts and orders, whatever one line looks like in its dialect. */
final class Lines {
  /** Most lines kept of one cart or order; the rest is dropped. */
  private static final int LIMIT = 5_000;

  /** Most pieces of a line: the pieces of a cart still fit an int. */
  private static final int QUANTITY_LIMIT = 100_000;

  private Lines() {}

  /** Reads one line; null if it is about no product. */
  interface Reader {
    @Nullable Item read(Json line) throws UnusableEventException;
  }

  static List<Item> of(Json lines, Reader reader) throws UnusableEventException {
    return of(lines.elements(), reader);
  }

  static List<Item> of(List<Json> all, Reader reader) throws UnusableEventException {
    var items = new ArrayList<Item>();
    for (Json line : all.subList(0, Math.min(all.size(), LIMIT))) {
      Item item = reader.read(line);
      if (item != null) {
        items.add(item);
      }
    }
    if (all.size() > LIMIT) {
      all.get(LIMIT).drop();
    }
    return items;
  }

  /** How many pieces, as a number or as text; one where it does not say. */
  static int quantity(Json quantity) throws UnusableEventException {
    if (!quantity.isPresent()) {
      return 1;
    }
    BigDecimal pieces = quantity.number();
    if (pieces.signum() <= 0 || pieces.compareTo(BigDecimal.valueOf(QUANTITY_LIMIT)) > 0) {
      throw quantity.refuse(Code.INVALID_VALUE, "should be from 1 to " + QUANTITY_LIMIT);
    }
    if (pieces.stripTrailingZeros().scale() > 0) {
      throw quantity.refuse(Code.WRONG_TYPE, "should be a whole number");
    }
    return pieces.intValueExact();
  }
}
