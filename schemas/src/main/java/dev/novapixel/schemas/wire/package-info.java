/**
 * How values become bytes: Avro behind a number, as every Confluent-speaking client reads it. The
 * only package that knows the generated classes; they never leave it. May depend on the plain
 * values, {@code topic} and {@code registry}.
 */
@NullMarked
package dev.novapixel.schemas.wire;

import org.jspecify.annotations.NullMarked;
