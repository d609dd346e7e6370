/**
 * Looks at the running stack from outside: its metrics, its topics, its processes. May depend on
 * the schemas and on Kafka's clients; changes nothing.
 */
@NullMarked
package dev.novapixel.local.watch;

import org.jspecify.annotations.NullMarked;
