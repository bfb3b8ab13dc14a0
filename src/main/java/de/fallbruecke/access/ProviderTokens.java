package de.fallbruecke.access;

/**
 * Access tokens of the authority's own login provider, for programs that speak for a person. How
 * they are verified and what they grant is the business of whoever knows the provider.
 */
public interface ProviderTokens {
  /**
   * Whose token it is.
   *
   * @param token as presented; neither verified nor well-formed yet
   * @throws Refused if it does not count
   * @throws de.fallbruecke.platform.Fault LOGIN_PROVIDER_UNREACHABLE if it cannot be verified now
   */
  Person present(String token);

  /** A token that does not count, for whatever reason; nobody is told which. */
  final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Why, for the log.
     *
     * @param why without anything that the token holds
     */
    public Refused(String why) {
      super(why);
    }
  }
}
