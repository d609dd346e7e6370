package dev.novapixel.local.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * What was asked and what the service answered.
 *
 * @param event the question
 * @param answer the answer's body
 */
record Example(AsOfEvent event, JsonNode answer) {
  JsonNode data() {
    return answer.path("data");
  }

  JsonNode meta() {
    return answer.path("meta");
  }

  JsonNode row() {
    return LongNode.valueOf(event.row());
  }

  JsonNode ref() {
    return TextNode.valueOf(event.ref());
  }
}
