package dev.novapixel.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mapping puts at a place of the event. */
sealed interface Value {
  /** The value for a row; null where the row says nothing of it, and then the place stays empty. */
  @Nullable JsonNode of(Columns columns) throws BadValueException;

  /** The same for every row. */
  record Constant(JsonNode node) implements Value {
    @Override
    public JsonNode of(Columns columns) {
      return node;
    }
  }

  /** A text made of columns. */
  record Text(Template template) implements Value {
    @Override
    public @Nullable JsonNode of(Columns columns) {
      var text = template.fill(columns);
      return text == null ? null : TextNode.valueOf(text);
    }
  }

  /** The product of one or more columns, as decimals. */
  record Product(List<String> factors) implements Value {
    public Product {
      factors = List.copyOf(factors);
    }

    @Override
    public @Nullable JsonNode of(Columns columns) throws BadValueException {
      var product = decimal(columns);
      return product == null ? null : DecimalNode.valueOf(product);
    }

    @Nullable BigDecimal decimal(Columns columns) throws BadValueException {
      var product = BigDecimal.ONE;
      for (var factor : factors) {
        var number = columns.number(factor);
        if (number == null) {
          return null;
        }
        product = product.multiply(number);
      }
      return product;
    }
  }
}
