package dev.novapixel.schemas.wire;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The two directions between a plain value and its generated Avro record. Pure and thread-safe. A
 * value that is read shares nothing with the record it came from, because the record is used again
 * for the next one.
 *
 * @param <V> the plain value
 * @param <G> the generated record
 */
interface Wire<V, G extends SpecificRecordBase> {

  /** The schema in which values are written now. */
  Schema schema();

  G toWire(V value);

  V fromWire(G record);
}
