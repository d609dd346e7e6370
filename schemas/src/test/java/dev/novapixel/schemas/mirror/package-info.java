/** What the mirror promises, against a real Kafka and a real Redis. */
@NullMarked
package dev.novapixel.schemas.mirror;

import org.jspecify.annotations.NullMarked;
