/** What every value keeps on its way through Avro, now and with older schemas. */
@NullMarked
package dev.novapixel.schemas.wire;

import org.jspecify.annotations.NullMarked;
