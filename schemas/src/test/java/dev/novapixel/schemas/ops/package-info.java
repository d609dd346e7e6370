/** What a service's health, metrics and end look like from outside. */
@NullMarked
package dev.novapixel.schemas.ops;

import org.jspecify.annotations.NullMarked;
