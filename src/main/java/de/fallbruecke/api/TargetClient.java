package de.fallbruecke.api;

import java.security.Principal;

/**
 * Who calls: a client that has proved itself. Controllers take it as
 * {@code @AuthenticationPrincipal}.
 *
 * @param target the only target whose cases it may see
 * @param id its client id
 */
public record TargetClient(String target, String id) implements Principal {
  @Override
  public String getName() {
    return id;
  }
}
