package dev.novapixel.gateway.http;

import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.protocol.RequestParser;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import io.micronaut.http.MutableHttpResponse;
import java.util.function.Function;

/**
 * How a kind of client is understood and answered.
 *
 * @param dialect its language
 * @param parser what reads it
 * @param answers what it is told, in the codes and words that it acts upon
 */
record ClientProtocol(
    Dialect dialect,
    RequestParser parser,
    Function<Outcome, MutableHttpResponse<byte[]>> answers) {}
