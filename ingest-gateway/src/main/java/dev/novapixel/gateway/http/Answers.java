package dev.novapixel.gateway.http;

import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.intake.Outcome.Answered;
import dev.novapixel.gateway.intake.Outcome.Refusal;
import dev.novapixel.gateway.protocol.RequestFault;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.concurrent.ThreadLocalRandom;

/** From outcomes to status codes and bodies. */
final class Answers {
  static final MediaType PROBLEM = new MediaType("application/problem+json");

  /** Seconds; spread, so that clients that were refused together don't come back together. */
  private static final int MAX_RETRY_AFTER = 5;

  private Answers() {}

  static MutableHttpResponse<byte[]> of(Outcome outcome) {
    return switch (outcome) {
      case Answered answered -> of(answered);
      case Outcome.Unreadable unreadable ->
          of(
              new Problem(
                  type(unreadable.fault()),
                  unreadable.fault().detail(),
                  unreadable.pointer(),
                  null));
      case Outcome.Refused refused -> of(Problem.of(type(refused.refusal())));
    };
  }

  private static MutableHttpResponse<byte[]> of(Answered answered) {
    if (answered.count(Status.RETRY) > 0) {
      return of(new Problem(ProblemType.NOT_ACKNOWLEDGED, null, null, answered));
    }
    int rejected = answered.count(Status.REJECTED);
    if (rejected > 0 && rejected == answered.results().size()) {
      return of(new Problem(ProblemType.ALL_REJECTED, null, null, answered));
    }
    return HttpResponse.<byte[]>status(HttpStatus.ACCEPTED)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(ResultsJson.data(answered));
  }

  static MutableHttpResponse<byte[]> of(Problem problem) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(problem.type().status())
            .contentType(PROBLEM)
            .body(problem.toJson());
    return withHeaders(problem.type(), response);
  }

  private static MutableHttpResponse<byte[]> withHeaders(
      ProblemType type, MutableHttpResponse<byte[]> response) {
    if (type.isPassing()) {
      int seconds = 1 + ThreadLocalRandom.current().nextInt(MAX_RETRY_AFTER);
      return response.header(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
    }
    return switch (type) {
      case UNKNOWN_KEY -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case UNSUPPORTED_ENCODING -> response.header(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate");
      default -> response;
    };
  }

  private static ProblemType type(RequestFault fault) {
    return switch (fault) {
      case EMPTY_BODY -> ProblemType.EMPTY_BODY;
      case BODY_TOO_LARGE -> ProblemType.BODY_TOO_LARGE;
      case TOO_SLOW -> ProblemType.TOO_SLOW;
      case BROKEN_OFF -> ProblemType.BAD_REQUEST;
      case TOO_MANY_EVENTS -> ProblemType.TOO_MANY_EVENTS;
      case UNSUPPORTED_ENCODING -> ProblemType.UNSUPPORTED_ENCODING;
      case BAD_COMPRESSION -> ProblemType.BAD_COMPRESSION;
      case BAD_UTF8 -> ProblemType.BAD_UTF8;
      case NOT_JSON -> ProblemType.NOT_JSON;
      case BEYOND_LIMITS -> ProblemType.BEYOND_LIMITS;
      case NOT_EVENTS -> ProblemType.NOT_EVENTS;
    };
  }

  private static ProblemType type(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_KEY -> ProblemType.UNKNOWN_KEY;
      case SHOP_DISABLED -> ProblemType.SHOP_DISABLED;
      case SHOP_MISMATCH -> ProblemType.SHOP_MISMATCH;
      case SERVER_KEY_REQUIRED -> ProblemType.SERVER_KEY_REQUIRED;
      case KEYS_NOT_LOADED -> ProblemType.KEYS_NOT_LOADED;
      case LOG_UNAVAILABLE -> ProblemType.LOG_UNAVAILABLE;
      case OVERLOADED -> ProblemType.OVERLOADED;
    };
  }
}
