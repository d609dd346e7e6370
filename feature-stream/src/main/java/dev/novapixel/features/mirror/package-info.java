/**
 * How the published topics reach Redis. Knows Kafka's consumer through schemas, and no domain code.
 */
@NullMarked
package dev.novapixel.features.mirror;

import org.jspecify.annotations.NullMarked;
