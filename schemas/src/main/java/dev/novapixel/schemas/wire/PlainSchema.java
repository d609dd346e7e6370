package dev.novapixel.schemas.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * A schema as other languages should see it: without the hints that generated Java classes carry.
 */
final class PlainSchema {
  private PlainSchema() {}

  static Schema of(Schema generated) {
    try {
      JsonNode tree = new ObjectMapper().readTree(generated.toString());
      stripHints(tree);
      return new Schema.Parser().parse(tree.toString());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Avro wrote a schema that is not JSON", impossible);
    }
  }

  private static void stripHints(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(GenericData.STRING_PROP);
    }
    node.forEach(PlainSchema::stripHints);
  }
}
