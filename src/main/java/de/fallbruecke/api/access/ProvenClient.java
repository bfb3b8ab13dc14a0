package de.fallbruecke.api.access;

import de.fallbruecke.api.TargetClient;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A client that has proved itself, for Spring Security. */
final class ProvenClient extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  static final String AUTHORITY = "TARGET_CLIENT";
  private static final Collection<GrantedAuthority> AUTHORITIES =
      List.of(new SimpleGrantedAuthority(AUTHORITY));

  private final transient TargetClient client;

  ProvenClient(TargetClient client) {
    super(AUTHORITIES);
    this.client = client;
    setAuthenticated(true);
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public TargetClient getPrincipal() {
    return client;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ProvenClient proven && proven.client.equals(client);
  }

  @Override
  public int hashCode() {
    return client.hashCode();
  }
}
