/**
 * Stream processes measured by themselves: with a Kafka, a registry and a Redis of their own,
 * beside a topology that does nothing but pass records through, which is their limit. Depends on
 * {@code schemas}, on {@code deploy/servers} for the servers and on {@code deploy/local} for the
 * build.
 */
@NullMarked
package dev.novapixel.bench.streams;

import org.jspecify.annotations.NullMarked;
