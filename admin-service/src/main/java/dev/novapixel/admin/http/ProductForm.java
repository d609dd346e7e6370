package dev.novapixel.admin.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.shop.Product;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A product of a catalogue as JSON. */
final class ProductForm {
  private static final int LONGEST_ID = 256;
  private static final int LONGEST_TEXT = 1_000;
  private static final int MOST_TAGS = 250;

  private ProductForm() {}

  /** The product; empty if anything is wrong, which {@code fields} has collected then. */
  static Optional<Product> read(String shop, Fields fields, Instant now) {
    String id = fields.required("product_id", fields.text("product_id", LONGEST_ID));
    String title = fields.required("title", fields.text("title", LONGEST_TEXT));
    Money price = MoneyField.read(fields, "price");
    Instant updatedAt = updatedAt(fields, now);
    List<String> tags = tags(fields);
    Boolean published = fields.flag("published");
    Boolean available = fields.flag("available");
    String handle = fields.text("handle", LONGEST_TEXT);
    String category = fields.text("category", LONGEST_TEXT);
    String vendor = fields.text("vendor", LONGEST_TEXT);
    String imageUrl = fields.text("image_url", 2 * LONGEST_TEXT);
    if (!fields.flaws().isEmpty() || id == null || title == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Product(
            shop,
            id,
            title,
            handle,
            category,
            vendor,
            tags,
            price,
            imageUrl,
            published == null || published,
            available == null || available,
            updatedAt));
  }

  /** The source's own time; whoever does not know it says what holds now. */
  private static Instant updatedAt(Fields fields, Instant now) {
    String text = fields.text("updated_at", 40);
    if (text == null) {
      return now;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      fields.flaw("updated_at", "has to be a time such as 2026-01-31T12:00:00Z");
      return now;
    }
  }

  private static List<String> tags(Fields fields) {
    List<String> tags = new ArrayList<>();
    for (JsonNode tag : fields.elements("tags", MOST_TAGS)) {
      if (tag.isTextual() && tag.asText().length() <= LONGEST_TEXT) {
        tags.add(tag.asText());
      } else {
        fields.flaw("tags", "has to hold texts of at most " + LONGEST_TEXT + " characters");
      }
    }
    return tags;
  }
}
