/**
 * Rows of event files, read as they come: CSV, NDJSON and JSON, gzipped or not. May depend on
 * Jackson alone.
 */
@NullMarked
package dev.novapixel.local.source;

import org.jspecify.annotations.NullMarked;
