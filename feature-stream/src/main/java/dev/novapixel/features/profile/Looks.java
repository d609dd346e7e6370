package dev.novapixel.features.profile;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What of a product a favourite or a price band is made of, as an event showed it. Where two events
 * of one instant differ, the greater stands: no order of arrival matters.
 */
record Looks(@Nullable String category, @Nullable String brand, @Nullable Money price)
    implements Comparable<Looks> {
  static final Looks NONE = new Looks(null, null, null);

  private static final Comparator<Looks> ORDER =
      Comparator.<Looks, String>comparing(looks -> text(looks.category))
          .thenComparing(looks -> text(looks.brand))
          .thenComparing(looks -> looks.price == null ? "" : looks.price.currency())
          .thenComparingLong(looks -> looks.price == null ? 0 : looks.price.minor());

  static Looks of(Item item) {
    return new Looks(item.category(), item.brand(), item.price());
  }

  void write(BinaryWriter out) {
    out.text(category).text(brand).text(price == null ? null : price.currency());
    if (price != null) {
      out.number(price.minor());
    }
  }

  static Looks read(BinaryReader in) {
    String category = in.optionalText();
    String brand = in.optionalText();
    String currency = in.optionalText();
    Money price = currency == null ? null : new Money(in.number(), currency);
    return new Looks(category, brand, price);
  }

  @Override
  public int compareTo(Looks other) {
    return ORDER.compare(this, other);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
