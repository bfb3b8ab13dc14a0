package de.fallbruecke.xta.box;

import de.fallbruecke.evidence.RefusedRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** A SOAP endpoint has nothing to say to GET: no WSDL, no list of services (CVE-2012-5633). */
final class OnlyPost extends OncePerRequestFilter {
  private final RefusedRequests refused;

  OnlyPost(RefusedRequests refused) {
    this.refused = refused;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getMethod().equals("POST")) {
      chain.doFilter(request, response);
      return;
    }
    refused.add(BoxRefusals.improper("405", "HTTP_METHOD", BoxRefusals.certificate(request)));
    response.setHeader("Allow", "POST");
    response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }
}
