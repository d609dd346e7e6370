/**
 * Training sets: the features of shoppers as of times, as a file of rows. May depend on {@code
 * api}, {@code source} and {@code send}'s file for what was not taken; only {@code ParquetFile}
 * knows Parquet.
 */
@NullMarked
package dev.novapixel.local.export;

import org.jspecify.annotations.NullMarked;
