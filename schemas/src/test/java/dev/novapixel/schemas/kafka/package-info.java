/** What every service may count on when it meets Kafka, against a real one. */
@NullMarked
package dev.novapixel.schemas.kafka;

import org.jspecify.annotations.NullMarked;
