/**
 * What admin-service and recs-service agree on in Postgres beside the migrations under {@code
 * db/migration}: roles, and how pair counts are written. Needs JDBC from the JDK and Jackson only.
 */
@NullMarked
package dev.novapixel.schemas.store;

import org.jspecify.annotations.NullMarked;
