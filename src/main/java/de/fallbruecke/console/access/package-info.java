/**
 * Who may see the pages: login, session, headers and the brake on guessing. Everything is denied
 * unless it is listed in {@code AccessConfiguration}.
 */
@NullMarked
package de.fallbruecke.console.access;

import org.jspecify.annotations.NullMarked;
