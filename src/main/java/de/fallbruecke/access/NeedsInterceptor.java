package de.fallbruecke.access;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Denies by default: a method of ours answers only whom its {@link Needs} names. */
final class NeedsInterceptor implements HandlerInterceptor {
  private static final String OURS = "de.fallbruecke.";

  /** Programs that prove themselves in their own way and have no roles. */
  private static final List<String> PROGRAMS =
      List.of("de.fallbruecke.api.", "de.fallbruecke.fitconnect.");

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && guarded(method)) {
      Needs needs = of(method);
      if (needs == null || !Persons.current().mayAnywhere(needs.value())) {
        throw new Fault(
            FaultCode.ACCESS_DENIED,
            "%s may not do what %s is for. Nothing was changed or shown."
                .formatted(Persons.current().name(), method.getShortLogMessage()));
      }
    }
    return true;
  }

  /** What the method needs: its own annotation before that of its class. */
  static @Nullable Needs of(HandlerMethod method) {
    Needs own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Needs.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
  }

  private static boolean guarded(HandlerMethod method) {
    String type = method.getBeanType().getName();
    return type.startsWith(OURS)
        && PROGRAMS.stream().noneMatch(type::startsWith)
        && !method.hasMethodAnnotation(OpenToAll.class);
  }
}
