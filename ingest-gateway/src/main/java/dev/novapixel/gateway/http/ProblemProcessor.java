package dev.novapixel.gateway.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * Gives the errors that the server finds itself (no such address, a body that never ends) the same
 * form as ours. Says nothing of their causes: those may hold what a client sent.
 */
@Singleton
@Primary
final class ProblemProcessor implements ErrorResponseProcessor<byte[]> {

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    Problem problem = Problem.of(type(response.status()));
    return response
        .status(problem.type().status())
        .contentType(Answers.PROBLEM)
        .body(problem.toJson(problem.type().status()));
  }

  private static ProblemType type(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> ProblemType.NOT_FOUND;
      case METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
      case REQUEST_ENTITY_TOO_LARGE, REQUEST_URI_TOO_LONG -> ProblemType.BODY_TOO_LARGE;
      case INTERNAL_SERVER_ERROR -> ProblemType.INTERNAL_ERROR;
      default ->
          status.getCode() < HttpStatus.INTERNAL_SERVER_ERROR.getCode()
              ? ProblemType.BAD_REQUEST
              : ProblemType.INTERNAL_ERROR;
    };
  }
}
