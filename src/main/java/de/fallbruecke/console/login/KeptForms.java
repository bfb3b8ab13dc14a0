package de.fallbruecke.console.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Keeps what was typed into a form whose session had ended, in memory, until the same person has
 * logged in again in the same browser. Bounded: a form of at most 32 kB, and the oldest of 200 is
 * forgotten. Not kept are files, passwords, and forms with a field {@code _forget}: those that may
 * carry what an applicant wrote.
 */
final class KeptForms {
  private static final String ATTRIBUTE = "fallbruecke.kept";
  private static final String FORGET = "_forget";
  private static final int LARGEST = 32_000;
  private static final int MOST = 200;

  private final Map<String, KeptForm> kept =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KeptForm> eldest) {
          return size() > MOST;
        }
      };

  /** Keeps it if that may be; false if not. */
  boolean keep(HttpServletRequest request) {
    String mark = PersonCookie.mark(request);
    if (mark == null || !keepable(request)) {
      return false;
    }
    Map<String, List<String>> fields = new HashMap<>();
    long size = 0;
    for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
      String name = field.getKey();
      if (!name.startsWith("_") && !name.toLowerCase(Locale.ROOT).contains("password")) {
        fields.put(name, List.copyOf(Arrays.asList(field.getValue())));
        size += name.length();
        size += Arrays.stream(field.getValue()).mapToLong(String::length).sum();
      }
    }
    if (size > LARGEST) {
      return false;
    }
    String id = UUID.randomUUID().toString();
    synchronized (kept) {
      kept.put(id, new KeptForm(request.getRequestURI(), fields, mark));
    }
    request.getSession().setAttribute(ATTRIBUTE, id);
    return true;
  }

  /** Whether something of this person waits; what somebody else typed is forgotten. */
  boolean waits(HttpSession session, String person) {
    boolean own = of(session, person).isPresent();
    if (!own) {
      forget(session);
    }
    return own;
  }

  /** What this person had typed. */
  Optional<KeptForm> of(HttpSession session, String person) {
    @Nullable KeptForm form = null;
    if (session.getAttribute(ATTRIBUTE) instanceof String id) {
      synchronized (kept) {
        form = kept.get(id);
      }
    }
    return Optional.ofNullable(form).filter(one -> PersonCookie.belongsTo(one.mark(), person));
  }

  void forget(HttpSession session) {
    if (session.getAttribute(ATTRIBUTE) instanceof String id) {
      session.removeAttribute(ATTRIBUTE);
      synchronized (kept) {
        kept.remove(id);
      }
    }
  }

  private static boolean keepable(HttpServletRequest request) {
    String origin = request.getHeader("Sec-Fetch-Site");
    return request.getMethod().equals("POST")
        && (origin == null || origin.equals("same-origin"))
        && ordinary(request.getContentType())
        && !request.getRequestURI().startsWith(LoginConfiguration.LOGIN)
        && !request.getRequestURI().startsWith(LoginConfiguration.LOGOUT)
        && !request.getRequestURI().startsWith(ResumePage.PATH)
        && request.getParameter(FORGET) == null;
  }

  private static boolean ordinary(@Nullable String contentType) {
    try {
      return contentType != null
          && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(
              MediaType.parseMediaType(contentType));
    } catch (org.springframework.http.InvalidMediaTypeException wrong) {
      return false;
    }
  }
}
