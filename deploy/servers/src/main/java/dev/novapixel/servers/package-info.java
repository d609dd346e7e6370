/**
 * The real servers of the local stack and of the tests: Kafka, PostgreSQL, Redis and the schema
 * registry, each with its data in a folder of its own. May depend on: {@code
 * dev.novapixel.servers.process} and the servers' libraries. Knows no other module.
 */
@NullMarked
package dev.novapixel.servers;

import org.jspecify.annotations.NullMarked;
