/**
 * How people get in: login by password or at the authority's own provider (OpenID Connect), the
 * session and its end, headers, the brake on guessing, and what was typed when a session ended.
 * Everything is denied unless it is listed in {@code LoginConfiguration}.
 */
@NullMarked
package de.fallbruecke.console.login;

import org.jspecify.annotations.NullMarked;
