package dev.novapixel.local.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Values as text in which equal values are equal, to be digested and to be shown. */
final class Canonical {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .registerModule(
              new SimpleModule()
                  .addSerializer(Duration.class, new ToStringSerializer(Duration.class))
                  .addSerializer(Instant.class, new Times()));

  private Canonical() {}

  /** With milliseconds, always. */
  private static final class Times extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    private Times() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(time.toString());
    }
  }

  /** A record as an object, to take fields out of. */
  static ObjectNode object(Object value) {
    return JSON.valueToTree(value);
  }

  static String text(JsonNode value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** 64 bits of SHA-256: two of a million values have equal ones once in thirty million times. */
  static long hash(String text) {
    return ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The fields in which two texts of this class differ, with both values. */
  static List<String> differences(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return List.of(one == null ? "only in the second" : "only in the first");
    }
    try {
      var found = new ArrayList<String>();
      compare("", JSON.readTree(one), JSON.readTree(other), found);
      return found;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void compare(
      String path, @Nullable JsonNode one, @Nullable JsonNode other, List<String> found) {
    if (Objects.equals(one, other)) {
      return;
    }
    if (one != null && other != null && one.isObject() && other.isObject()) {
      var names = new TreeSet<String>();
      one.fieldNames().forEachRemaining(names::add);
      other.fieldNames().forEachRemaining(names::add);
      names.forEach(name ->
          compare(
              path.isEmpty() ? name : path + "." + name, one.get(name), other.get(name), found));
      return;
    }
    found.add("%s: %s, %s".formatted(path, shortened(one), shortened(other)));
  }

  private static String shortened(@Nullable JsonNode value) {
    var text = value == null ? "nothing" : value.toString();
    return text.length() <= 80 ? text : text.substring(0, 79) + "…";
  }
}
