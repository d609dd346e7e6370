/** How bodies are read. */
@NullMarked
package dev.novapixel.admin.http;

import org.jspecify.annotations.NullMarked;
