/** What happens in a shop, as plain values. May depend on nothing but the JDK and JSpecify. */
@NullMarked
package dev.novapixel.schemas.event;

import org.jspecify.annotations.NullMarked;
