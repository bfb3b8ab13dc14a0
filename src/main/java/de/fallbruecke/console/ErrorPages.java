package de.fallbruecke.console;

import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wordings;
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
        switch (fault.code()) {
          case SUBMISSION_UNKNOWN,
              DESTINATION_UNKNOWN,
              DELIVERY_UNKNOWN,
              TARGET_UNKNOWN,
              INSTANCE_UNKNOWN,
              PACK_UNKNOWN,
              REPLAY_UNKNOWN,
              REPLY_UNKNOWN,
              PLACE_UNKNOWN,
              ALARM_UNKNOWN,
              BULK_JOB_UNKNOWN,
              ADMIN_TOKEN_UNKNOWN,
              TENANT_UNKNOWN,
              ROUTE_CHANGE_UNKNOWN,
              PACKAGE_UNKNOWN,
              PACKAGE_IMPORT_UNKNOWN,
              PUBLISHER_UNKNOWN,
              PAGE_MISSING ->
              HttpStatus.NOT_FOUND;
          case BULK_NOTHING_CHOSEN,
              ILLEGAL_TRANSITION,
              CONCURRENT_CHANGE,
              PLACE_CHANGED,
              ALARM_CHANGED,
              TEST_NOT_TAKEN,
              RENEWAL_CHANGED,
              KEY_STILL_NEEDED ->
              HttpStatus.CONFLICT;
          case CHECK_TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
          case ACCESS_DENIED -> HttpStatus.FORBIDDEN;
          case PAGE_REQUEST_INVALID -> HttpStatus.BAD_REQUEST;
          case PAGE_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
          case PAGE_TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
          default -> HttpStatus.INTERNAL_SERVER_ERROR;
        },
        fault.code(),
        locale);
  }

  /** The path holds something that is no id: whatever it was to name, there is no such page. */
  @ExceptionHandler
  ModelAndView noId(MethodArgumentTypeMismatchException noId, Locale locale) {
    return page(HttpStatus.NOT_FOUND, FaultCode.PAGE_MISSING, locale);
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
