package dev.novapixel.gateway.snowplow;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import dev.novapixel.gateway.json.UnreadableJson;
import dev.novapixel.gateway.protocol.Body;
import dev.novapixel.gateway.protocol.Fault;
import dev.novapixel.gateway.protocol.Reason;
import java.io.ByteArrayOutputStream;
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

  /** The event at whose first token {@code json} of {@code body} stands; then at its last. */
  static Unpacked read(JsonReader json, Body.Text body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int copied = json.start();
    Fault fault = null;
    if (json.token() == JsonToken.START_OBJECT) {
      while (json.next() == JsonToken.FIELD_NAME) {
        String name = json.name();
        int begin = json.start();
        String unpacked = unpackedName(name);
        if (json.next() != JsonToken.VALUE_STRING || unpacked == null) {
          json.skipChildren();
          continue;
        }
        Optional<String> data = data(name, json.text());
        if (data.isEmpty()) {
          fault = Fault.of(Reason.UNREADABLE_DATA, "/" + name);
        }
        body.copy(copied, begin, out);
        out.writeBytes(member(unpacked, data.orElse("null")));
        copied = json.end();
      }
    } else {
      json.skipChildren();
    }
    body.copy(copied, json.end(), out);
    if (Body.of(out.toByteArray()) instanceof Body.Text text) {
      return new Unpacked(text, fault);
    }
    throw new IllegalStateException("parts of a text are text");
  }

  private static byte[] member(String name, String json) {
    return ("\"" + name + "\":" + json).getBytes(StandardCharsets.UTF_8);
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
    JsonReader json = text.reader();
    try {
      JsonToken token = json.nextDocument();
      if (token == null) {
        return false;
      }
      for (int depth = depth(token); depth > 0; depth += depth(json.next())) {
        if (depth > MAX_DEPTH) {
          return false;
        }
      }
      return json.nextDocument() == null;
    } catch (UnreadableJson notJson) {
      return false;
    }
  }

  private static int depth(JsonToken token) {
    return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
  }
}
