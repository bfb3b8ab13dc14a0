package de.fallbruecke.console;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/**
 * What a form says to the page after it is for that page. A part that refreshes itself asks the
 * same address, perhaps between the two, and must not take it.
 */
final class FlashForPages extends SessionFlashMapManager {
  @Override
  protected boolean isFlashMapForRequest(FlashMap said, HttpServletRequest request) {
    return request.getHeader("HX-Request") == null && super.isFlashMapForRequest(said, request);
  }
}
