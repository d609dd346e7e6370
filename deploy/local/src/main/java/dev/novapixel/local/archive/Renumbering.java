package dev.novapixel.local.archive;

import dev.novapixel.schemas.registry.SchemaRegistry;
import dev.novapixel.schemas.wire.WireHeader;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Gives values the numbers that their schemas have in another registry. They are entered there
 * under a subject of their own: what an older version wrote must not stand behind today's schema in
 * the line of the topic's own subject.
 */
public final class Renumbering {
  private final SchemaRegistry registry;
  private final String subject;
  private final Map<Integer, String> schemas;
  private final Map<Integer, Integer> numbers = new HashMap<>();

  /**
   * To {@code registry}, under {@code subject}.
   *
   * @param schemas by the numbers that values have
   */
  public Renumbering(SchemaRegistry registry, String subject, Map<Integer, String> schemas) {
    this.registry = registry;
    this.subject = subject;
    this.schemas = Map.copyOf(schemas);
  }

  /** The value as it has to be; one without a schema stays as it is. */
  public byte @Nullable [] apply(@Nullable Bytes value) {
    if (value == null) {
      return null;
    }
    var number = WireHeader.schemaOf(value.get());
    return number.isEmpty() || !schemas.containsKey(number.getAsInt())
        ? value.get()
        : WireHeader.withSchema(
            value.get(), numbers.computeIfAbsent(number.getAsInt(), this::register));
  }

  private int register(int number) {
    return registry.register(subject, new Schema.Parser().parse(schemas.get(number)));
  }
}
