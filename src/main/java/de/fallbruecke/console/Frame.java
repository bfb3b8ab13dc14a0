package de.fallbruecke.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the frame around every page needs to know of the request, error pages included. */
final class Frame {
  /**
   * A language to choose.
   *
   * @param name in that language itself
   * @param address this page in that language
   */
  record Language(String code, String name, String address, boolean current) {}

  private final String htmx;

  Frame(String htmx) {
    this.htmx = htmx;
  }

  /** Where the browser finds htmx. */
  public String htmx() {
    return htmx;
  }

  /** Language of this page. */
  public String language() {
    return LocaleContextHolder.getLocale().getLanguage();
  }

  /** Who is logged in; empty if nobody is. */
  public String user() {
    Authentication user = SecurityContextHolder.getContext().getAuthentication();
    return user == null || user instanceof AnonymousAuthenticationToken ? "" : user.getName();
  }

  /** The languages, German first. */
  public List<Language> languages() {
    return List.of(language(Locale.GERMAN, "Deutsch"), language(Locale.ENGLISH, "English"));
  }

  private Language language(Locale locale, String name) {
    String code = locale.getLanguage();
    return new Language(code, name, address(code), code.equals(language()));
  }

  /** Only a page that was fetched can be fetched again; others lead to the start. */
  private static String address(String code) {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
      HttpServletRequest request = current.getRequest();
      if (request.getMethod().equals("GET")
          && request.getDispatcherType() == jakarta.servlet.DispatcherType.REQUEST) {
        var page = ServletUriComponentsBuilder.fromRequest(request);
        return page.scheme(null)
            .host(null)
            .port(null)
            .replaceQueryParam("lang", code)
            .build()
            .toUriString();
      }
    }
    return "/?lang=" + code;
  }
}
