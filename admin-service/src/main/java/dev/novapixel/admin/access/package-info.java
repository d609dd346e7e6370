/**
 * Who may do what: the admin token, console sessions and shops' server keys. Knows no HTTP
 * framework.
 */
@NullMarked
package dev.novapixel.admin.access;

import org.jspecify.annotations.NullMarked;
