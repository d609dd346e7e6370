/**
 * HTTP, one controller per client protocol: translates and decides nothing. The only package that
 * knows Micronaut, beside the wiring. May depend on {@code arrival}, {@code intake} and {@code
 * schemas}.
 */
@NullMarked
package dev.novapixel.gateway.http;

import org.jspecify.annotations.NullMarked;
