package de.fallbruecke.console.page;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Persons;
import de.fallbruecke.alarm.Alarms;
import de.fallbruecke.platform.Traces;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the frame around every page needs to know of the request, error pages included. */
public final class Frame {
  /**
   * A language to choose.
   *
   * @param name in that language itself
   * @param address this page in that language
   */
  public record Language(String code, String name, String address, boolean current) {}

  /** Authority of the bootstrap admin where a login provider is configured. */
  public static final String BOOTSTRAP = "bootstrap-although-provider";

  private static final Logger LOG = LoggerFactory.getLogger(Frame.class);

  private final String htmx;
  private final Alarms alarms;
  private final List<Area> areas;

  public Frame(String htmx, Alarms alarms, List<Area> areas) {
    this.htmx = htmx;
    this.alarms = alarms;
    this.areas = areas.stream().sorted(Comparator.comparingInt(Area::place)).toList();
  }

  /** The parts of the console that the person may see. */
  public List<Area> areas() {
    Person person = Persons.current();
    return areas.stream().filter(area -> person.mayAnywhere(area.needs())).toList();
  }

  /** Whether the person may do it for any tenant; a template leaves out what they may not. */
  public boolean may(Ability ability) {
    return Persons.current().mayAnywhere(ability);
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

  /** Whether the bootstrap admin is used where it should not be needed any more. */
  public boolean bootstrap() {
    Authentication user = SecurityContextHolder.getContext().getAuthentication();
    return user != null
        && user.getAuthorities().stream()
            .anyMatch(granted -> BOOTSTRAP.equals(granted.getAuthority()));
  }

  /**
   * How many alarms the person may see are open; none if that cannot be said, for the frame stands
   * around errors.
   */
  public int openAlarms() {
    try {
      return alarms.countOpen(Persons.current().scope(Ability.SEE_ALARMS).limit());
    } catch (DataAccessException unknown) {
      LOG.warn("Open alarms could not be counted: {}", Traces.withoutMessages(unknown));
      return 0;
    }
  }

  /** Whether the page belongs to that part of the console. */
  public boolean within(String path) {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        && (current.getRequest().getRequestURI().equals(path)
            || current
                .getRequest()
                .getRequestURI()
                .startsWith(path.equals("/") ? "/?" : path + "/"));
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
