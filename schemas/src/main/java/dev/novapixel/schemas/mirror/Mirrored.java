package dev.novapixel.schemas.mirror;

import dev.novapixel.schemas.topic.Topic;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A topic and how Redis shows it.
 *
 * @param topic what is mirrored
 * @param view how
 * @param computedAt when a value was computed, for the measure of the last part of its way; null
 *     where values do not say
 */
public record Mirrored<V>(
    Topic<V> topic, RedisView<V> view, @Nullable Function<V, Instant> computedAt) {}
