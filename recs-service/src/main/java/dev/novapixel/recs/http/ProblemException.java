package dev.novapixel.recs.http;

/** Ends a request with a {@link Problem}; carries no stack, because it is no bug. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.kind().title(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
