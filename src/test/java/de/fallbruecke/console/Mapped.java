package de.fallbruecke.console;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.OpenToAll;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A mapped address of our own, as found in the running program.
 *
 * @param needs null if it names none
 * @param open why it is open, null if it is not
 * @param takes media type of the body, empty for any
 */
record Mapped(
    String method,
    String path,
    @Nullable Ability needs,
    @Nullable String open,
    Class<?> owner,
    Class<?> answer,
    String takes) {

  /** Whether it is of the interface for admins, where a token counts and no login. */
  boolean admin() {
    return owner.getName().startsWith("de.fallbruecke.admin.");
  }

  boolean program() {
    return owner.getName().startsWith("de.fallbruecke.api.")
        || owner.getName().startsWith("de.fallbruecke.fitconnect.");
  }

  /** Whether a person can look at it: no download, no stream, no form. */
  boolean page() {
    return owner.getName().startsWith("de.fallbruecke.console.")
        && method.equals("GET")
        && (answer == String.class || answer == ModelAndView.class);
  }

  /** Whether that address is one of these, whatever stands for its variables. */
  boolean matches(String wantedMethod, String address) {
    return (method.equals("*") || method.equals(wantedMethod))
        && address.matches(path.replaceAll("\\{[^}]+}", "[^/]+"));
  }

  /** All of them, by path and method. */
  static List<Mapped> in(ApplicationContext context) {
    List<Mapped> found = new ArrayList<>();
    context
        .getBeansOfType(RequestMappingHandlerMapping.class)
        .values()
        .forEach(
            mapping ->
                mapping
                    .getHandlerMethods()
                    .forEach(
                        (info, handler) -> {
                          if (handler.getBeanType().getName().startsWith("de.fallbruecke.")) {
                            for (String path : info.getPatternValues()) {
                              List<String> methods =
                                  info.getMethodsCondition().getMethods().stream()
                                      .map(RequestMethod::name)
                                      .toList();
                              for (String method : methods.isEmpty() ? List.of("*") : methods) {
                                found.add(of(method, path, handler, takes(info)));
                              }
                            }
                          }
                        }));
    found.sort(Comparator.comparing(Mapped::path).thenComparing(Mapped::method));
    return List.copyOf(found);
  }

  private static String takes(RequestMappingInfo info) {
    return info.getConsumesCondition().getConsumableMediaTypes().stream()
        .map(MediaType::toString)
        .findFirst()
        .orElse("");
  }

  private static Mapped of(String method, String path, HandlerMethod handler, String takes) {
    Needs own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Needs.class);
    Needs needs =
        own != null
            ? own
            : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
    OpenToAll open = handler.getMethodAnnotation(OpenToAll.class);
    return new Mapped(
        method,
        path,
        open != null || needs == null ? null : needs.value(),
        open == null ? null : open.value(),
        handler.getBeanType(),
        handler.getMethod().getReturnType(),
        takes);
  }
}
