package dev.novapixel.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.schemas.registry.SchemaRegistryException.Reason;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * A schema registry reached over Confluent's REST protocol. Numbers and registrations are kept for
 * ever once known, so a registry that goes away later stops neither a producer nor a reader of
 * schemas met before. Both caches are bounded by the number of schemas that ever were.
 */
public final class HttpSchemaRegistry implements SchemaRegistry, AutoCloseable {
  /**
   * Long enough for a registry that starts beside us; short enough that a wrong address is noticed
   * at start.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RegistryHttp http;
  private final ConcurrentMap<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final ConcurrentMap<Registration, Integer> ids = new ConcurrentHashMap<>();

  /**
   * Talks to the registry at {@code base}, which may have a path. Lazy: nothing is asked before it
   * is needed.
   */
  public HttpSchemaRegistry(URI base) {
    this(base, PATIENCE);
  }

  /** As above, giving up on an unreachable registry after {@code patience}. */
  public HttpSchemaRegistry(URI base, Duration patience) {
    this.http = new RegistryHttp(base, patience);
  }

  @Override
  public int register(String subject, Schema schema) {
    Registration registration = new Registration(subject, schema);
    Integer known = ids.get(registration);
    if (known != null) {
      return known;
    }
    JsonNode answer = http.post("/subjects/" + encoded(subject) + "/versions", carrying(schema));
    int id = required(answer, "id").asInt();
    ids.put(registration, id);
    return id;
  }

  @Override
  public Schema schemaById(int id) {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    Schema schema = parsed(id, required(http.get("/schemas/ids/" + id), "schema").asText());
    schemas.put(id, schema);
    return schema;
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    String versions = "/subjects/" + encoded(subject) + "/versions";
    JsonNode listed;
    try {
      listed = http.get(versions);
    } catch (SchemaRegistryException missing) {
      if (missing.reason() == Reason.UNKNOWN) {
        return true;
      }
      throw missing;
    }
    // Version by version: not every registry can be asked about all of them at once.
    for (JsonNode version : listed) {
      JsonNode answer =
          http.post("/compatibility" + versions + "/" + version.asInt(), carrying(schema));
      if (!required(answer, "is_compatible").asBoolean()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Compatibility compatibility(String subject) {
    JsonNode answer;
    try {
      answer = http.get("/config/" + encoded(subject));
    } catch (SchemaRegistryException noneOfItsOwn) {
      if (noneOfItsOwn.reason() != Reason.UNKNOWN) {
        throw noneOfItsOwn;
      }
      answer = http.get("/config");
    }
    String level = required(answer, "compatibilityLevel").asText();
    try {
      return Compatibility.valueOf(level);
    } catch (IllegalArgumentException unheardOf) {
      throw new SchemaRegistryException(
          Reason.REFUSED, "Unheard-of compatibility " + level, unheardOf);
    }
  }

  @Override
  public void setCompatibility(String subject, Compatibility compatibility) {
    try {
      http.put(
          "/config/" + encoded(subject),
          http.json().createObjectNode().put("compatibility", compatibility.name()));
    } catch (SchemaRegistryException refused) {
      // Services that start side by side set the same rule, and one of them comes second.
      if (compatibility(subject) != compatibility) {
        throw refused;
      }
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private ObjectNode carrying(Schema schema) {
    return http.json().createObjectNode().put("schema", schema.toString());
  }

  private static Schema parsed(int id, String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (SchemaParseException malformed) {
      throw new SchemaRegistryException(
          Reason.REFUSED, "Schema " + id + " is not an Avro schema.", malformed);
    }
  }

  private static JsonNode required(JsonNode answer, String field) {
    JsonNode value = answer.get(field);
    if (value == null) {
      throw new SchemaRegistryException(
          Reason.REFUSED, "The registry's answer lacks \"" + field + "\".");
    }
    return value;
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private record Registration(String subject, Schema schema) {}
}
