package de.fallbruecke.console;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Traces;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What the console's own pages answer when they cannot: code, meaning, remedy, no internals. Comes
 * before Spring's problem details, which are for programs.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackageClasses = ErrorPages.class)
final class ErrorPages {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  private final Wordings wordings;

  ErrorPages(Wordings wordings) {
    this.wordings = wordings;
  }

  @ExceptionHandler
  ModelAndView fault(Fault fault, Locale locale) {
    LOG.warn("A page could not be shown: {}", fault.getMessage());
    return page(
        fault.code() == FaultCode.SUBMISSION_UNKNOWN
            ? HttpStatus.NOT_FOUND
            : HttpStatus.INTERNAL_SERVER_ERROR,
        fault.code(),
        locale);
  }

  /** The path holds something that is no id. */
  @ExceptionHandler
  ModelAndView noId(MethodArgumentTypeMismatchException noId, Locale locale) {
    return page(HttpStatus.NOT_FOUND, FaultCode.SUBMISSION_UNKNOWN, locale);
  }

  @ExceptionHandler
  ModelAndView unexpected(
      RuntimeException unexpected,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response) {
    LOG.error(
        "Page {} failed unexpectedly: {}",
        request.getRequestURI().replaceAll("[^\\w/.-]", "?"),
        Traces.withoutMessages(unexpected));
    if (response.isCommitted()) {
      return new ModelAndView();
    }
    return page(HttpStatus.INTERNAL_SERVER_ERROR, FaultCode.UNEXPECTED, locale);
  }

  private ModelAndView page(HttpStatus status, FaultCode code, Locale locale) {
    ModelAndView page = new ModelAndView("console/trouble");
    page.addObject("trouble", Trouble.of(code, "", wordings.in(locale)));
    page.setStatus(status);
    return page;
  }
}
