/**
 * The gateway: HTTP in, Kafka out. Wiring only; every decision lives in a package below. May depend
 * on all of them and on {@code dev.novapixel.schemas}.
 */
@NullMarked
package dev.novapixel.gateway;

import org.jspecify.annotations.NullMarked;
