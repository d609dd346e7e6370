/**
 * The gateway measured by itself, with a Kafka and a registry of its own: what an event costs it,
 * how long an answer takes, and what is left of it under too much. Depends on {@code schemas}, on
 * {@code deploy/servers} for the servers and on {@code deploy/local} for the build.
 */
@NullMarked
package dev.novapixel.bench.ingest;

import org.jspecify.annotations.NullMarked;
