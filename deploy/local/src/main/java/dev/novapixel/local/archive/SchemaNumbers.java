package dev.novapixel.local.archive;

import dev.novapixel.schemas.registry.SchemaRegistry;
import dev.novapixel.schemas.registry.SchemaRegistryException;
import dev.novapixel.schemas.registry.SchemaRegistryException.Reason;
import dev.novapixel.schemas.wire.WireHeader;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Which schemas records were written with: they can be read only together with them. */
public final class SchemaNumbers {
  private final NavigableSet<Integer> seen = new TreeSet<>();

  /** Looks at a value; null, and what is not ours, has no number. */
  public void see(@Nullable Bytes value) {
    if (value != null) {
      WireHeader.schemaOf(value.get()).ifPresent(seen::add);
    }
  }

  /**
   * The schema of each number seen, as JSON. A number that the registry does not know was never one
   * of a schema: its record cannot be read, here or elsewhere.
   */
  public SortedMap<Integer, String> schemas(SchemaRegistry registry) {
    var schemas = new TreeMap<Integer, String>();
    for (int number : seen) {
      try {
        schemas.put(number, registry.schemaById(number).toString());
      } catch (SchemaRegistryException failed) {
        if (failed.reason() != Reason.UNKNOWN) {
          throw failed;
        }
      }
    }
    return Collections.unmodifiableSortedMap(schemas);
  }
}
