/**
 * What outlasts a session. May depend on {@code codec} and the plain values of schemas; knows
 * neither Kafka nor stores.
 */
@NullMarked
package dev.novapixel.features.profile;

import org.jspecify.annotations.NullMarked;
