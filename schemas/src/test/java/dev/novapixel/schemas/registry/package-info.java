/**
 * The contract of a schema registry, and one in memory that keeps it, for tests in every module.
 */
@NullMarked
package dev.novapixel.schemas.registry;

import org.jspecify.annotations.NullMarked;
