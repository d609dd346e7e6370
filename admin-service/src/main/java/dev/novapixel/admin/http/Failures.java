package dev.novapixel.admin.http;

import dev.novapixel.admin.http.Problem.Kind;
import dev.novapixel.admin.live.NoEpochException;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what nobody answered into problems. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** Postgres did not do it: it is away, or this is a bug. */
  @Singleton
  static final class OfPostgres implements ExceptionHandler<JdbiException, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, JdbiException exception) {
      if (isAway(exception)) {
        LOG.warn("Postgres is away: {}", exception.toString());
        return Answers.problem(Kind.UNAVAILABLE, "Postgres does not answer.")
            .header(HttpHeaders.RETRY_AFTER, "2");
      }
      LOG.error("{} failed", request.getMethod(), exception);
      return Answers.problem(Kind.INTERNAL, "The log of admin-service says more.");
    }

    /**
     * No connection (08, or none from the pool), or the server is going down or coming up (57P).
     */
    private static boolean isAway(Throwable failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLTransientConnectionException
            || (cause instanceof SQLException sql && isAway(sql.getSQLState()))) {
          return true;
        }
      }
      return false;
    }

    private static boolean isAway(@Nullable String state) {
      return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
  }

  /** Kafka has not said yet whose tables are to be read. */
  @Singleton
  static final class OfEpochs implements ExceptionHandler<NoEpochException, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, NoEpochException exception) {
      return Answers.problem(Kind.UNAVAILABLE, "Kafka has not said yet which epoch is live.")
          .header(HttpHeaders.RETRY_AFTER, "2");
    }
  }

  /** What the server itself answers: no such route, no such method, a body that is too large. */
  @Singleton
  @Primary
  static final class OfServer implements ErrorResponseProcessor<byte[]> {
    @Override
    public MutableHttpResponse<byte[]> processResponse(
        ErrorContext context, MutableHttpResponse<?> base) {
      context.getRootCause().filter(_ -> base.status().getCode() >= 500).ifPresent(OfServer::log);
      Kind kind = Kind.of(base.status());
      MutableHttpResponse<byte[]> answer = Answers.problem(kind, detail(context, kind));
      base.getHeaders().forEachValue((name, value) -> keep(answer, name, value));
      return answer;
    }

    private static void log(Throwable cause) {
      LOG.error("A request failed", cause);
    }

    private static String detail(ErrorContext context, Kind kind) {
      return kind == Kind.INTERNAL || context.getErrors().isEmpty()
          ? kind.type()
          : context.getErrors().getFirst().getMessage();
    }

    private static void keep(MutableHttpResponse<byte[]> answer, String name, String value) {
      if (name.equalsIgnoreCase(HttpHeaders.ALLOW)) {
        answer.header(name, value);
      }
    }
  }
}
