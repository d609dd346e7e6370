/**
 * Records of topics as files that outlive Kafka: byte for byte, in Parquet. May depend on {@code
 * schemas}, Kafka's clients and Parquet; knows no stack.
 */
@NullMarked
package dev.novapixel.local.archive;

import org.jspecify.annotations.NullMarked;
