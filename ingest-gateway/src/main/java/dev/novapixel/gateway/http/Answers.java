package dev.novapixel.gateway.http;

import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.intake.Outcome.Answered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** From outcomes to status codes and bodies. */
final class Answers {
  static final MediaType PROBLEM = new MediaType("application/problem+json");

  /** Seconds; spread, so that clients that were refused together don't come back together. */
  private static final int MAX_RETRY_AFTER = 5;

  private Answers() {}

  /** What a program is told that sends our own language. */
  static MutableHttpResponse<byte[]> of(Outcome outcome) {
    if (outcome instanceof Answered answered && allRejected(answered)) {
      return of(new Problem(ProblemType.ALL_REJECTED, null, null, answered));
    }
    return ofPixel(outcome);
  }

  /** What a pixel is told: where all is settled it has nothing left to do, whatever came of it. */
  static MutableHttpResponse<byte[]> ofPixel(Outcome outcome) {
    return settled(outcome, answered -> accepted(ResultsJson.data(answered)));
  }

  /** What {@code answer} says if each event is durable or refused for good, else what is wrong. */
  static MutableHttpResponse<byte[]> settled(
      Outcome outcome, Function<Answered, MutableHttpResponse<byte[]>> answer) {
    return settled(outcome, answer, ProblemType::status);
  }

  /** As above, for clients that want other statuses. */
  static MutableHttpResponse<byte[]> settled(
      Outcome outcome,
      Function<Answered, MutableHttpResponse<byte[]>> answer,
      Function<ProblemType, HttpStatus> statuses) {
    return switch (outcome) {
      case Answered answered when answered.count(Status.RETRY) == 0 -> answer.apply(answered);
      case Answered answered ->
          of(new Problem(ProblemType.NOT_ACKNOWLEDGED, null, null, answered), statuses);
      case Outcome.Diagnosed diagnosed -> of(diagnosed);
      case Outcome.Unreadable unreadable -> of(Problem.of(unreadable), statuses);
      case Outcome.Refused refused -> of(refused, statuses);
    };
  }

  private static MutableHttpResponse<byte[]> of(Outcome.Diagnosed diagnosed) {
    return HttpResponse.ok(DiagnosesJson.data(diagnosed))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private static boolean allRejected(Answered answered) {
    int rejected = answered.count(Status.REJECTED);
    return rejected > 0 && rejected == answered.results().size();
  }

  private static MutableHttpResponse<byte[]> accepted(byte[] json) {
    return HttpResponse.<byte[]>status(HttpStatus.ACCEPTED)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(json);
  }

  private static MutableHttpResponse<byte[]> of(
      Outcome.Refused refused, Function<ProblemType, HttpStatus> statuses) {
    MutableHttpResponse<byte[]> response = of(Problem.of(refused.refusal()), statuses);
    if (refused.retryAfter() > 0) {
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, Integer.toString(refused.retryAfter()));
    }
    return response;
  }

  static MutableHttpResponse<byte[]> of(Problem problem) {
    return of(problem, ProblemType::status);
  }

  private static MutableHttpResponse<byte[]> of(
      Problem problem, Function<ProblemType, HttpStatus> statuses) {
    HttpStatus status = statuses.apply(problem.type());
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(status).contentType(PROBLEM).body(problem.toJson(status));
    return withHeaders(problem.type(), response);
  }

  /** In how many seconds a client is to come back that was refused for now. */
  static String retryAfter() {
    return Integer.toString(1 + ThreadLocalRandom.current().nextInt(MAX_RETRY_AFTER));
  }

  private static MutableHttpResponse<byte[]> withHeaders(
      ProblemType type, MutableHttpResponse<byte[]> response) {
    if (type.isPassing()) {
      return response.header(HttpHeaders.RETRY_AFTER, retryAfter());
    }
    return switch (type) {
      case UNKNOWN_KEY -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case UNSUPPORTED_ENCODING -> response.header(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate");
      default -> response;
    };
  }
}
