/**
 * Where the number that stands before every record gets its meaning: a client of the schema
 * registry protocol that Confluent, Karapace, Redpanda and Apicurio speak. May depend on Avro, the
 * JDK's HTTP client and Jackson; knows no topics and no Kafka.
 */
@NullMarked
package dev.novapixel.schemas.registry;

import org.jspecify.annotations.NullMarked;
