package de.fallbruecke.api;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Traces;
import de.fallbruecke.platform.TransientFault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns whatever goes wrong below {@code /api} into a problem, whoever noticed it: our own code,
 * the framework before a controller was found, the database.
 */
final class ApiExceptionResolver implements HandlerExceptionResolver, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(ApiExceptionResolver.class);
  private static final String PATHS = "/api/";

  /** Whoever asks here looks after the installation and gets what the command line would say. */
  private static final String OF_PERSONS = "/api/admin/";

  private final ApiProblem problems;

  ApiExceptionResolver(ApiProblem problems) {
    this.problems = problems;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!request.getRequestURI().startsWith(request.getContextPath() + PATHS)
        || response.isCommitted()) {
      // An answer that has begun breaks off: the client sees that its length is not reached.
      return null;
    }
    try {
      answer(request, response, failure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ModelAndView();
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Exception failure)
      throws IOException {
    response.reset();
    switch (failure) {
      case ApiFault said -> fault(request, response, said, said.detail());
      case TransientFault passing ->
          problems.write(
              request, response, HttpStatus.SERVICE_UNAVAILABLE, FaultCode.API_NOT_NOW, null);
      case Fault fault -> fault(request, response, fault, sentence(request, fault));
      case ErrorResponse framework -> framework(request, response, framework);
      case TypeMismatchException parameter ->
          problems.write(
              request, response, HttpStatus.BAD_REQUEST, FaultCode.API_REQUEST_INVALID, null);
      case DataAccessException database -> notNow(request, response, failure);
      case TransactionException database -> notNow(request, response, failure);
      default -> {
        LOG.error("A request failed unexpectedly: {}", Traces.withoutMessages(failure));
        problems.write(
            request, response, HttpStatus.INTERNAL_SERVER_ERROR, FaultCode.UNEXPECTED, null);
      }
    }
  }

  private static @Nullable String sentence(HttpServletRequest request, Fault fault) {
    return request.getRequestURI().startsWith(request.getContextPath() + OF_PERSONS)
            && !ProblemStatus.of(fault.code()).is5xxServerError()
        ? fault.getMessage().substring(fault.code().code().length()).strip()
        : null;
  }

  private void notNow(HttpServletRequest request, HttpServletResponse response, Exception failure)
      throws IOException {
    LOG.warn("A request could not reach the database: {}", Traces.withoutMessages(failure));
    response.setHeader(HttpHeaders.RETRY_AFTER, "30");
    problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, FaultCode.API_NOT_NOW, null);
  }

  private void fault(
      HttpServletRequest request,
      HttpServletResponse response,
      Fault fault,
      @Nullable String detail)
      throws IOException {
    HttpStatus status = ProblemStatus.of(fault.code());
    if (status.is5xxServerError()) {
      LOG.error("A request failed: {}", fault.getMessage());
    }
    if (fault instanceof RangeRefused range) {
      response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + range.size());
    }
    problems.write(request, response, status, fault.code(), detail);
  }

  /** What Spring noticed: its status and headers are right, its texts quote what was sent. */
  private void framework(
      HttpServletRequest request, HttpServletResponse response, ErrorResponse noticed)
      throws IOException {
    HttpStatus status =
        Objects.requireNonNullElse(
            HttpStatus.resolve(noticed.getStatusCode().value()), HttpStatus.BAD_REQUEST);
    noticed
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    FaultCode code =
        switch (status) {
          case NOT_FOUND -> FaultCode.API_NOTHING_HERE;
          case METHOD_NOT_ALLOWED -> FaultCode.API_METHOD_NOT_ALLOWED;
          case NOT_ACCEPTABLE -> FaultCode.API_NOT_ACCEPTABLE;
          case UNSUPPORTED_MEDIA_TYPE -> FaultCode.API_MEDIA_TYPE_UNKNOWN;
          case CONTENT_TOO_LARGE -> FaultCode.API_BODY_TOO_LARGE;
          default ->
              status.is5xxServerError() ? FaultCode.UNEXPECTED : FaultCode.API_REQUEST_INVALID;
        };
    problems.write(request, response, status, code, null);
  }
}
