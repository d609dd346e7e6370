/** Tests of the script that shops load. */
@NullMarked
package dev.novapixel.gateway.script;

import org.jspecify.annotations.NullMarked;
