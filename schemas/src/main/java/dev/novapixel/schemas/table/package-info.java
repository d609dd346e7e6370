/**
 * Compacted topics as tables in memory, followed from their beginning. May depend on Kafka's client
 * and nothing else of this module.
 */
@NullMarked
package dev.novapixel.schemas.table;

import org.jspecify.annotations.NullMarked;
