package de.fallbruecke.xta.box;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** A SOAP endpoint has nothing to say to GET: no WSDL, no list of services (CVE-2012-5633). */
final class OnlyPost extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getMethod().equals("POST")) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Allow", "POST");
    response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }
}
