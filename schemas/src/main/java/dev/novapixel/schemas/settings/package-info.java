/**
 * What an operator can set: the one catalogue of {@code NOVA_*} names, and their values in an
 * environment. May depend on {@code topic}; knows no service.
 */
@NullMarked
package dev.novapixel.schemas.settings;

import org.jspecify.annotations.NullMarked;
