package dev.novapixel.recs.http;

import dev.novapixel.recs.http.Problem.Kind;
import dev.novapixel.recs.knowledge.StoreAwayException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error of every page, as a {@link Problem}. */
@Controller("/errors")
final class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  @Error(global = true, exception = ProblemException.class)
  HttpResponse<byte[]> problem(ProblemException refused) {
    return Json.problem(refused.problem());
  }

  @Error(global = true, exception = StoreAwayException.class)
  HttpResponse<byte[]> storeAway(StoreAwayException away) {
    LOG.debug("{}", away.getMessage());
    return Json.problem(new Problem(Kind.STORE_AWAY, "Shoppers cannot be read at the moment."));
  }

  @Error(global = true, status = HttpStatus.NOT_FOUND)
  HttpResponse<byte[]> notFound(HttpRequest<?> request) {
    return Json.problem(new Problem(Kind.NOT_FOUND, "/openapi.yml lists the pages."));
  }

  @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
  HttpResponse<byte[]> methodNotAllowed(HttpRequest<?> request) {
    return Json.problem(new Problem(Kind.METHOD_NOT_ALLOWED, "/openapi.yml lists the methods."));
  }

  @Error(global = true, status = HttpStatus.BAD_REQUEST)
  HttpResponse<byte[]> badRequest(HttpRequest<?> request) {
    return Json.problem(new Problem(Kind.REQUEST_REFUSED, "The request is malformed."));
  }

  @Error(global = true)
  HttpResponse<byte[]> bug(HttpRequest<?> request, Throwable bug) {
    LOG.error("{} {} failed", request.getMethod(), request.getPath(), bug);
    return Json.problem(new Problem(Kind.INTERNAL, "The log of the service says more."));
  }
}
