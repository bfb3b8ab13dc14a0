package de.fallbruecke.console;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.UnsatisfiedServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** A person whose request fits nothing gets a page; programs get problem details as ever. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MissingPages {
  @ExceptionHandler(
      value = {
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotSupportedException.class,
        MissingServletRequestParameterException.class,
        UnsatisfiedServletRequestParameterException.class,
        MissingServletRequestPartException.class
      },
      produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView missing(ErrorResponse missing) {
    HttpStatusCode status = missing.getStatusCode();
    ModelAndView page = new ModelAndView("error", HttpStatus.valueOf(status.value()));
    page.addObject("status", status.value());
    return page;
  }
}
