package dev.novapixel.gateway.snowplow;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.novapixel.gateway.protocol.Body;
import dev.novapixel.gateway.protocol.Fault;
import dev.novapixel.gateway.protocol.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event whose self-describing data is JSON like the rest of it. Trackers send it as a string of
 * JSON ({@code ue_pr}, {@code co}) or as that in Base64 ({@code ue_px}, {@code cx}); here both are
 * objects under {@code ue_pr} and {@code co}.
 *
 * @param text the event's JSON
 * @param fault which of its data could not be unpacked, if any could not; it became {@code null}
 */
record Unpacked(Body.Text text, @Nullable Fault fault) {
  /** Leaves room for the event around it. */
  private static final int MAX_DEPTH = 60;

  /** The event at whose first token {@code parser} of {@code body} stands; then at its last. */
  static Unpacked read(JsonParser parser, Body.Text body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int copied = begin(parser);
    Fault fault = null;
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        int begin = begin(parser);
        String unpacked = unpackedName(name);
        if (parser.nextToken() != JsonToken.VALUE_STRING || unpacked == null) {
          parser.skipChildren();
          continue;
        }
        Optional<String> data = data(name, parser.getText());
        if (data.isEmpty()) {
          fault = Fault.of(Reason.UNREADABLE_DATA, "/" + name);
        }
        body.copy(copied, begin, out);
        out.writeBytes(member(unpacked, data.orElse("null")));
        copied = end(parser);
      }
    } else {
      parser.skipChildren();
    }
    body.copy(copied, end(parser), out);
    if (Body.of(out.toByteArray()) instanceof Body.Text text) {
      return new Unpacked(text, fault);
    }
    throw new IllegalStateException("parts of a text are text");
  }

  private static byte[] member(String name, String json) {
    return ("\"" + name + "\":" + json).getBytes(StandardCharsets.UTF_8);
  }

  private static int begin(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private static int end(JsonParser parser) throws IOException {
    parser.finishToken();
    return (int) parser.currentLocation().getByteOffset();
  }

  private static @Nullable String unpackedName(String name) {
    return switch (name) {
      case "ue_px", "ue_pr" -> "ue_pr";
      case "cx", "co" -> "co";
      default -> null;
    };
  }

  private static Optional<String> data(String name, String packed) {
    try {
      byte[] bytes = name.endsWith("x") ? decoded(packed) : packed.getBytes(StandardCharsets.UTF_8);
      return Body.of(bytes) instanceof Body.Text text && isJson(text)
          ? Optional.of(text.text())
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** Node's tracker uses the alphabet for URLs without padding, Java's the other one with it. */
  private static byte[] decoded(String packed) {
    String plain = packed.strip().replace('-', '+').replace('_', '/');
    int end = plain.length();
    while (end > 0 && plain.charAt(end - 1) == '=') {
      end--;
    }
    return Base64.getDecoder().decode(plain.substring(0, end));
  }

  /** Whether it is one JSON value, and not too deep to be a part of an event. */
  private static boolean isJson(Body.Text text) {
    try (JsonParser parser = text.parser()) {
      int depth = 0;
      do {
        JsonToken token = parser.nextToken();
        if (token == null || depth > MAX_DEPTH) {
          return false;
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      } while (depth > 0);
      return parser.nextToken() == null;
    } catch (IOException | IllegalStateException notJson) {
      return false;
    }
  }
}
